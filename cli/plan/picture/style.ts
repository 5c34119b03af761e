/**
 * The colours of drawings and pages. No sign of CSS here has a meaning in XML, so it can stand in a
 * style element of both. Text has at least 4.5 to 1 against what it lies on.
 */
export const colours = `:root{color-scheme:light dark;
--ground:#fff;--panel:#f6f8fa;--text:#1f2328;--quiet:#57606a;--line:#d0d7de;--strong:#0a5bb5;
--public:#e9f6ec;--private:#e8f1fb;--task:#fff6e5;--daemon:#fff;--store:#f3eefb;--outside:#f6f8fa;
--sync:#b35900;--serve:#0a5bb5;--good:#116329;--goodground:#dafbe1;--bad:#a40e26;--badground:#ffebe9}
@media (prefers-color-scheme:dark){:root{
--ground:#0d1117;--panel:#161b22;--text:#e6edf3;--quiet:#a5afba;--line:#3d444d;--strong:#79c0ff;
--public:#12261a;--private:#111f33;--task:#2b2111;--daemon:#161b22;--store:#221a33;--outside:#161b22;
--sync:#f0a04b;--serve:#79c0ff;--good:#7ee787;--goodground:#12261a;--bad:#ffa198;--badground:#3a1417}}
@media print{:root{color-scheme:light;
--ground:#fff;--panel:#f6f8fa;--text:#1f2328;--quiet:#57606a;--line:#8c959f;--strong:#0a5bb5;
--public:#e9f6ec;--private:#e8f1fb;--task:#fff6e5;--daemon:#fff;--store:#f3eefb;--outside:#f6f8fa;
--sync:#b35900;--serve:#0a5bb5;--good:#116329;--goodground:#dafbe1;--bad:#a40e26;--badground:#ffebe9}}
`;

/** How a drawing looks. */
export const drawingStyle = `.drawing{font-family:system-ui,-apple-system,'Segoe UI',sans-serif}
.drawing rect{fill:var(--daemon);stroke:var(--line)}
.drawing .paper{fill:var(--ground);stroke:none}
.drawing .region{fill:var(--panel)}
.drawing .vpc{fill:var(--ground)}
.drawing .public{fill:var(--public)}
.drawing .private{fill:var(--private)}
.drawing .task,.drawing .paused{fill:var(--task);stroke:var(--sync)}
.drawing .paused{stroke-dasharray:6 4}
.drawing .outside{fill:var(--outside);stroke:var(--quiet)}
.drawing .store{fill:var(--store)}
.drawing .name{font-size:14px;font-weight:600;fill:var(--text)}
.drawing .words{font-size:12px;fill:var(--quiet)}
.drawing .middle{text-anchor:middle}
.drawing .end{text-anchor:end}
.drawing .stem{stroke:var(--strong);stroke-width:2;fill:none}
.drawing .head{fill:var(--strong)}
.drawing .idle .stem{stroke-dasharray:4 4;stroke:var(--quiet)}
.drawing .idle .head{fill:var(--quiet)}
`;

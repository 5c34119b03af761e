/** How the page looks, beside its colours and drawings. On a telephone, a window, and on paper. */
export const pageStyle = `*{box-sizing:border-box}
body{margin:0 auto;padding:16px;max-width:900px;background:var(--ground);color:var(--text);
font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;overflow-wrap:break-word}
h1{font-size:1.8rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.4rem;margin:2.5rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.1rem;margin:2rem 0 .5rem}
h4{font-size:.95rem;margin:1rem 0 .25rem}
a{color:var(--strong)}
p{margin:.5rem 0}
ul{margin:.5rem 0;padding-left:1.2rem}
code,pre{font-family:ui-monospace,'DejaVu Sans Mono',monospace;font-size:.85rem;overflow-wrap:anywhere}
pre{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.75rem;
white-space:pre-wrap}
.glance{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:1rem 0}
.glance div{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.6rem .75rem}
.glance dt{color:var(--quiet);font-size:.85rem}
.glance dd{margin:0;font-size:1.15rem;font-weight:600;overflow-wrap:anywhere}
.glance .good{background:var(--goodground);border-color:var(--good)}
.glance .good dd{color:var(--good)}
.glance .bad{background:var(--badground);border-color:var(--bad)}
.glance .bad dd{color:var(--bad)}
.mind{border-left:4px solid var(--sync);padding-left:.75rem}
figure{margin:.5rem 0}
figcaption,caption,small{color:var(--quiet);font-size:.85rem}
.drawing{display:block;width:100%;height:auto}
.wide{display:none}
.narrow{max-width:480px;margin:0 auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .5rem .4rem 0;
border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
thead th{color:var(--quiet);font-weight:400;font-size:.85rem}
tbody th{font-weight:400}
tfoot th,tfoot td{font-weight:600;border-bottom:none}
.costs{table-layout:fixed}
.costs small{display:block;line-height:1.3}
.bar{display:block}
.bar .sync{fill:var(--sync)}
.bar .serve{fill:var(--serve)}
.bar .paused{fill:var(--quiet)}
.none{color:var(--quiet)}
details{margin:1rem 0}
summary{cursor:pointer;font-weight:600}
details ul{font-size:.85rem}
@media (min-width:720px){.wide{display:block}.narrow{display:none}}
@media (max-width:719px){
.stacked thead{display:none}
.stacked tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}
.stacked th,.stacked td{display:block;border:none;padding:.1rem 0}
.stacked th{font-weight:600}
.stacked td::before{content:attr(data-head) ': ';color:var(--quiet)}
.costs th,.costs td{font-size:.85rem}
.costs th:first-child{width:31%}}
@media print{html{font-size:12px}body{padding:0;font-size:1rem;line-height:1.3}
h2,h3{break-after:avoid;margin-top:1rem}
.wide{display:block;max-width:560px;margin:0 auto}.narrow{display:none}
figure,tr,.glance{break-inside:avoid}section + section{break-before:page}
th,td{padding:.1rem .5rem .1rem 0}
tfoot{display:table-row-group}}
`;

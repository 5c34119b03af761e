import { base64 } from "./base64";
import { gzip, zlib } from "./compressed";
import { escapes } from "./escapes";
import { hex } from "./hex";
import type { Layer } from "./layer";
import { percent, quotedPrintable } from "./percent";
import { sealed } from "./sealed";
import { tar } from "./tar";
import { utf16 } from "./utf16";
import { zip } from "./zip";

/** Ways in which all of a text holds others; what is in one is not looked at as it is. */
export const containers: readonly Layer[] = [utf16, gzip, zlib, zip, tar];

/** Ways in which parts of a text hold others. */
export const layers: readonly Layer[] = [sealed, base64, hex, percent, quotedPrintable, escapes];

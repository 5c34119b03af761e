"use strict";
const process = require("node:process");

process.on("SIGTERM", () => process.exit(0));

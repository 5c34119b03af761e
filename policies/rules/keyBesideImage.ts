import { wrongBesideImages } from "../looked/images";
import { programRoot } from "../programRoot";
import { advice } from "../rule";

export const keyBesideImage = advice({
    name: "key-beside-image",
    holds: "No file that .dockerignore leaves out of a build context holds a key or a wallet.",
    why: "only that one line keeps it from the image",
    fix: "Keep it in a folder that no image is built from.",
    check: (args, report) => {
        for (const wrong of wrongBesideImages(args, programRoot())) {
            report(wrong);
        }
    },
});

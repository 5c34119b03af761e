import { rule } from "../rule";
import { remember, shownBy } from "../shown";
import { isPolicyUnknown } from "../statements";
import { isTaskUnknown } from "../tasks";

export const visibleInPreview = rule({
    name: "visible-in-preview",
    holds: "What a first preview hides in one unknown string, its component shows as plain data.",
    why: "the other rules could not look at it before things are created",
    fix: "Pass the containers and volumes, or the statements, to the component's super() as well.",
    check: (args, report) => {
        remember(args);
        const shown = shownBy(args.opts.parent);
        if (isTaskUnknown(args) && shown?.containers !== true) {
            report("has containers that are not known in this preview");
        }
        if (isPolicyUnknown(args) && shown?.statements !== true) {
            report("has a policy that is not known in this preview");
        }
    },
});

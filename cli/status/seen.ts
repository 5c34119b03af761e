import type { Names } from "../../components/names";
import type { MonitorLine } from "./line";

/** What became of the one task. */
export type TaskSeen =
    | { readonly is: "running"; readonly since: Date | undefined }
    | { readonly is: "placed" }
    | { readonly is: "paused" }
    | {
          readonly is: "gone";
          /** How the one before ended, as far as ECS still knows. */
          readonly lastStop: string | undefined;
      };

/** Whether alarms reach somebody: nobody is told without `alarmEmail`. */
export type Email = "none" | "pending" | "confirmed";

/** What is true of a stack on AWS beside its task. */
export interface CloudSeen extends Pick<Names, "phase" | "protectData"> {
    readonly email: Email;
}

/** Everything that was seen of a node at one moment. */
export interface Seen {
    /** PROJECT-STACK, or the name of a local run. */
    readonly stack: string;
    readonly network: string;
    readonly now: Date;
    readonly task: TaskSeen;
    /** The newest line of that very task's monitor. */
    readonly line: MonitorLine | undefined;
    /** Where a person reads on: a command or a page. */
    readonly log: string;
    /** Not there for a node on this machine. */
    readonly cloud: CloudSeen | undefined;
}

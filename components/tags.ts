import * as pulumi from "@pulumi/pulumi";

/** The tags of everything that a component makes. */
export function tagsOf(component: string): Record<string, string> {
    return { project: pulumi.getProject(), stack: pulumi.getStack(), component };
}

/** The same with the `Name` that AWS's console shows, for what has no name of its own. */
export function namedTags(component: string, name: string): Record<string, string> {
    return { ...tagsOf(component), Name: name };
}

/** PROJECT-STACK: what carries a fixed name in AWS begins with it. */
export function stackTag(): string {
    return `${pulumi.getProject()}-${pulumi.getStack()}`;
}

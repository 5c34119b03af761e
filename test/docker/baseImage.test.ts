import assert from "node:assert/strict";
import { existsSync } from "node:fs";

import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";

const asRoot = "#!/bin/sh\necho 0\n";

describeWith(["sh", "tar"], "docker/base-image.sh", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("base-image.sh");
    });
    afterEach(() => outside.remove());

    it("says with --help what it makes and needs", async () => {
        for (const flag of ["-h", "--help"]) {
            const help = outside.start(["base-image.sh", flag]);
            assert.equal(await help.ended, 0);
            assert.match(help.stdout, /^base-image\.sh \[IMAGE\]\nMakes Debian's base image/);
            assert.match(help.stdout, /^ +MIRROR .*by default\n$/m);
            assert.doesNotMatch(help.stdout, /#|set -eu/);
        }
    });

    it("needs root, and says so in one sentence", async () => {
        outside.program("id", "#!/bin/sh\necho 1000\n");
        const refused = outside.start(["base-image.sh"]);
        assert.equal(await refused.ended, 2);
        assert.equal(refused.stderr, "debootstrap needs root: run this with sudo.\n");
    });

    it("needs debootstrap, and says how to get it", async () => {
        outside.program("id", asRoot);
        const refused = outside.start(["base-image.sh"], { PATH: outside.path("bin") });
        assert.equal(await refused.ended, 2);
        assert.equal(refused.stderr, "There is no debootstrap: apt-get install debootstrap.\n");
    });

    describe("as root, with debootstrap", () => {
        beforeEach(() => {
            const made = 'for folder; do [ -d "$folder" ] && break; done';
            const folders = 'mkdir -p "$folder/etc/apt/apt.conf.d" "$folder/var/lib/apt/lists"';
            const certificates = 'mkdir -p "$folder/usr/local/share/ca-certificates"';
            outside
                .program("id", asRoot)
                .program(
                    "debootstrap",
                    `#!/bin/sh\n${made}\n${folders}\n${certificates}\ntouch "$folder/var/lib/apt/lists/x"\n` +
                        'echo "$folder" "$4" > "$SAID"\n',
                )
                .program("docker", '#!/bin/sh\ntar -t > "$FILES"\necho "$@"\n');
        });

        const make = async (name: readonly string[], env: Record<string, string>) => {
            const said = outside.path("debootstrap");
            const files = outside.path("files");
            const made = outside.start(["base-image.sh", ...name], {
                ...env,
                SAID: said,
                FILES: files,
            });
            assert.equal(await made.ended, 0, made.stderr);
            const [folder = "", mirror = ""] = (outside.text("debootstrap") ?? "").split(" ");
            return { told: made.stdout, folder, mirror, files: outside.text("files") ?? "" };
        };

        it("imports the system as the image and from the archive that are asked for", async () => {
            const env = { MIRROR: "http://archive.example/debian" };
            const { told, mirror } = await make(["base:one"], env);
            assert.equal(mirror, env.MIRROR);
            assert.match(told, /^import --change .* - base:one\n$/);
        });

        it("has a name and an archive by default", async () => {
            const { told, mirror } = await make([], {});
            assert.equal(mirror, "http://deb.debian.org/debian");
            assert.match(told, / debian-base:trixie\n$/);
        });

        it("leaves package lists out, and nothing behind", async () => {
            const { files, folder } = await make([], {});
            assert.match(files, /^\.\/etc\/apt\/apt\.conf\.d\/$/m);
            assert.doesNotMatch(files, /lists\/./);
            assert.ok(folder.startsWith("/"));
            assert.ok(!existsSync(folder));
        });
    });
});

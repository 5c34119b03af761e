/*
 * slow-efs FOLDER MOUNTPOINT COUNTERS READ_MS WRITE_MS MIB_PER_SECOND CACHE_MIB
 *
 * Shows FOLDER at MOUNTPOINT with the latencies of a network file system, for as long as it runs.
 * What the kernel has in its page cache costs nothing, for read() as for memory-mapped pages; a miss
 * becomes a read here. Writes wait in the page cache until fsync or close, as with NFS.
 */
#include "slow-efs.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct counters *counters;
struct settings settings;

int main(int argc, char **argv) {
    if (argc != 8) {
        fprintf(stderr, "usage: slow-efs FOLDER MOUNTPOINT COUNTERS READ_MS WRITE_MS "
                        "MIB_PER_SECOND CACHE_MIB\n");
        return 2;
    }
    settings = (struct settings){atof(argv[4]), atof(argv[5]), atof(argv[6]), atol(argv[7]) << 20};

    int file = open(argv[3], O_RDWR | O_CREAT, 0644);
    if (file < 0 || ftruncate(file, sizeof *counters) != 0) {
        perror(argv[3]);
        return 1;
    }
    counters = mmap(NULL, sizeof *counters, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);

    struct fuse_lowlevel_ops operations = {0};
    enter_file_operations(&operations);
    enter_name_operations(&operations);
    char *words[] = {argv[0], "-o", "allow_other,default_permissions,fsname=slow-efs"};
    struct fuse_args args = FUSE_ARGS_INIT(3, words);
    struct fuse_session *session = fuse_session_new(&args, &operations, sizeof operations, argv[1]);
    if (session == NULL || fuse_set_signal_handlers(session) != 0) return 1;
    /* Modes come from the caller, who has applied its own mask. */
    umask(0);
    if (fuse_session_mount(session, argv[2]) != 0) return 1;
    cache_start(session);

    /* As many at once as an NFS 4.1 session has slots, so that waiting in parallel stays possible. */
    struct fuse_loop_config *loop = fuse_loop_cfg_create();
    fuse_loop_cfg_set_max_threads(loop, 64);
    fuse_loop_cfg_set_idle_threads(loop, 64);
    int status = fuse_session_loop_mt(session, loop);
    fuse_session_unmount(session);
    return status == 0 ? 0 : 1;
}

/* What the parts of slow-efs share: the waiting that makes it slow, and what it counts. */
#ifndef SLOW_EFS_H
#define SLOW_EFS_H

#define FUSE_USE_VERSION 317
#include <fuse3/fuse_lowlevel.h>
#include <stdatomic.h>
#include <stdint.h>

/* A file of the folder behind the mount. The kernel names it by its address. */
struct file {
    struct file *next; /* in its bucket */
    ino_t ino;
    int fd;              /* opened with O_PATH */
    uint64_t kernel;     /* how often the kernel knows it */
    uint64_t cached;     /* how many of its parts are thought to be in the page cache */
    atomic_int unstored; /* writes since the last fsync */
};

/* Counters, in the order in which run-task reads them, each 8 bytes in the machine's order. */
struct counters {
    uint64_t reads, read_bytes, writes, written_bytes, syncs, others;
};
extern struct counters *counters;

struct settings {
    double read_ms, write_ms; /* latency of one operation */
    double mib_per_second;    /* what one client can move */
    uint64_t cache_bytes;     /* what the page cache holds of it at once; 0: no limit */
};
extern struct settings settings;

/* Waits as long as an operation takes, and counts it. */
void wait_read(size_t bytes);
void wait_write(size_t bytes);
void wait_commit(void);
/* What changes nothing, and what changes a name or an attribute. */
void wait_lookup(void);
void wait_change(void);
/* An fsync that has nothing to wait for. */
void count_sync(void);

/* Notes that a part of a file is in the page cache now, and drops the oldest ones beyond the limit. */
void cache_start(struct fuse_session *session);
void cache_note(struct file *file, off_t offset, size_t bytes);

/* The table of files. file_put drops what neither the kernel nor the cache needs. */
struct file *file_get(int fd, ino_t ino);
void file_put(struct file *file, uint64_t kernel, uint64_t cached);

/* Seconds that the kernel may answer for a name or an attribute itself: NFS's shortest, acregmin. */
#define ATTRIBUTES_FOR 3.0

struct file *file_of(fuse_ino_t ino);
/* With which flags a file is opened behind the mount. */
int flags_of(const struct fuse_file_info *info);
/* Answers with errno for -1, and with success for anything else. */
void reply(fuse_req_t req, int result);

/* Enters the operations on files, and those on names. */
void enter_file_operations(struct fuse_lowlevel_ops *operations);
void enter_name_operations(struct fuse_lowlevel_ops *operations);

#endif

/* Operations on names: folders, and what is made, moved and removed in them. */
#include "slow-efs.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static struct file root;

struct file *file_of(fuse_ino_t ino) {
    return ino == FUSE_ROOT_ID ? &root : (struct file *)ino;
}

static int fd_of(fuse_ino_t ino) {
    return file_of(ino)->fd;
}

void reply(fuse_req_t req, int result) {
    fuse_reply_err(req, result == -1 ? errno : 0);
}

static int find(fuse_ino_t parent, const char *name, struct fuse_entry_param *entry) {
    memset(entry, 0, sizeof *entry);
    entry->attr_timeout = entry->entry_timeout = ATTRIBUTES_FOR;
    int fd = openat(fd_of(parent), name, O_PATH | O_NOFOLLOW);
    if (fd == -1) return errno;
    if (fstat(fd, &entry->attr) == -1) return errno;
    entry->ino = (fuse_ino_t)file_get(fd, entry->attr.st_ino);
    return 0;
}

static void reply_entry(fuse_req_t req, fuse_ino_t parent, const char *name) {
    struct fuse_entry_param entry;
    int wrong = find(parent, name, &entry);
    if (wrong != 0) fuse_reply_err(req, wrong);
    else fuse_reply_entry(req, &entry);
}

/* The program runs as root; what is made belongs to who asked for it. */
static void give(fuse_req_t req, fuse_ino_t parent, const char *name) {
    const struct fuse_ctx *caller = fuse_req_ctx(req);
    if (fchownat(fd_of(parent), name, caller->uid, caller->gid, AT_SYMLINK_NOFOLLOW) == -1)
        perror("chown");
}

static void on_init(void *folder, struct fuse_conn_info *connection) {
    root.fd = open(folder, O_PATH);
    /* Writes wait in the page cache, and go out in parts of 1 MiB, EFS's wsize. */
    fuse_set_feature_flag(connection, FUSE_CAP_WRITEBACK_CACHE);
    fuse_unset_feature_flag(connection, FUSE_CAP_AUTO_INVAL_DATA);
    connection->max_write = 1 << 20;
    /* Linux's own for NFS too, since 5.4 (VM_READAHEAD_PAGES). */
    connection->max_readahead = 128 << 10;
    connection->max_background = 64;
    connection->congestion_threshold = 64;
}

static void on_lookup(fuse_req_t req, fuse_ino_t parent, const char *name) {
    wait_lookup();
    reply_entry(req, parent, name);
}

static void on_forget(fuse_req_t req, fuse_ino_t ino, uint64_t times) {
    if (ino != FUSE_ROOT_ID) file_put(file_of(ino), times, 0);
    fuse_reply_none(req);
}

static void on_create(fuse_req_t req, fuse_ino_t parent, const char *name, mode_t mode,
                      struct fuse_file_info *info) {
    wait_change();
    struct fuse_entry_param entry;
    int fd = openat(fd_of(parent), name, flags_of(info) | O_CREAT, mode);
    if (fd == -1) return reply(req, -1);
    give(req, parent, name);
    int wrong = find(parent, name, &entry);
    if (wrong != 0) return (void)fuse_reply_err(req, wrong);
    info->fh = fd;
    info->keep_cache = 1;
    fuse_reply_create(req, &entry, info);
}


static void on_mkdir(fuse_req_t req, fuse_ino_t parent, const char *name, mode_t mode) {
    wait_change();
    if (mkdirat(fd_of(parent), name, mode) == -1) return reply(req, -1);
    give(req, parent, name);
    reply_entry(req, parent, name);
}

static void on_unlink(fuse_req_t req, fuse_ino_t parent, const char *name) {
    wait_change();
    reply(req, unlinkat(fd_of(parent), name, 0));
}

static void on_rmdir(fuse_req_t req, fuse_ino_t parent, const char *name) {
    wait_change();
    reply(req, unlinkat(fd_of(parent), name, AT_REMOVEDIR));
}

static void on_rename(fuse_req_t req, fuse_ino_t parent, const char *name, fuse_ino_t new_parent,
                      const char *new_name, unsigned flags) {
    wait_change();
    reply(req, renameat2(fd_of(parent), name, fd_of(new_parent), new_name, flags));
}

static void on_opendir(fuse_req_t req, fuse_ino_t ino, struct fuse_file_info *info) {
    wait_lookup();
    int fd = openat(fd_of(ino), ".", O_RDONLY | O_DIRECTORY);
    DIR *folder = fd == -1 ? NULL : fdopendir(fd);
    if (folder == NULL) return reply(req, -1);
    info->fh = (uint64_t)folder;
    fuse_reply_open(req, info);
}

static void on_readdir(fuse_req_t req, fuse_ino_t ino, size_t size, off_t offset,
                       struct fuse_file_info *info) {
    (void)ino;
    DIR *folder = (DIR *)info->fh;
    char *buffer = malloc(size);
    size_t used = 0;
    wait_lookup();
    seekdir(folder, offset);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        struct stat attr = {.st_ino = entry->d_ino, .st_mode = entry->d_type << 12};
        size_t needed = fuse_add_direntry(req, buffer + used, size - used, entry->d_name, &attr,
                                          telldir(folder));
        if (needed > size - used) break;
        used += needed;
    }
    fuse_reply_buf(req, buffer, used);
    free(buffer);
}

static void on_releasedir(fuse_req_t req, fuse_ino_t ino, struct fuse_file_info *info) {
    (void)ino;
    reply(req, closedir((DIR *)info->fh));
}

static void on_statfs(fuse_req_t req, fuse_ino_t ino) {
    struct statvfs space;
    wait_lookup();
    if (fstatvfs(fd_of(ino), &space) == -1) reply(req, -1);
    else fuse_reply_statfs(req, &space);
}

void enter_name_operations(struct fuse_lowlevel_ops *operations) {
    operations->init = on_init;
    operations->lookup = on_lookup;
    operations->forget = on_forget;
    operations->create = on_create;
    operations->mkdir = on_mkdir;
    operations->unlink = on_unlink;
    operations->rmdir = on_rmdir;
    operations->rename = on_rename;
    operations->opendir = on_opendir;
    operations->readdir = on_readdir;
    operations->releasedir = on_releasedir;
    operations->statfs = on_statfs;
}

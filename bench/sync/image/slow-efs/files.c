/* Operations on a file, each carried out on the folder behind the mount. */
#include "slow-efs.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Descriptors with O_PATH cannot be read or written, but their entry in /proc can be opened. */
static const char *path_of(fuse_ino_t ino, char path[32]) {
    snprintf(path, 32, "/proc/self/fd/%d", file_of(ino)->fd);
    return path;
}

static void on_getattr(fuse_req_t req, fuse_ino_t ino, struct fuse_file_info *info) {
    (void)info;
    struct stat attr;
    wait_lookup();
    if (fstatat(file_of(ino)->fd, "", &attr, AT_EMPTY_PATH) == -1) reply(req, -1);
    else fuse_reply_attr(req, &attr, ATTRIBUTES_FOR);
}

static int set_attributes(fuse_ino_t ino, const struct stat *attr, int which) {
    char path[32];
    path_of(ino, path);
    if (which & FUSE_SET_ATTR_MODE && chmod(path, attr->st_mode) == -1) return -1;
    if (which & (FUSE_SET_ATTR_UID | FUSE_SET_ATTR_GID)) {
        uid_t uid = which & FUSE_SET_ATTR_UID ? attr->st_uid : (uid_t)-1;
        gid_t gid = which & FUSE_SET_ATTR_GID ? attr->st_gid : (gid_t)-1;
        if (chown(path, uid, gid) == -1) return -1;
    }
    if (which & FUSE_SET_ATTR_SIZE && truncate(path, attr->st_size) == -1) return -1;
    if (which & (FUSE_SET_ATTR_ATIME | FUSE_SET_ATTR_MTIME)) {
        struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_nsec = UTIME_OMIT}};
        if (which & FUSE_SET_ATTR_ATIME_NOW) times[0].tv_nsec = UTIME_NOW;
        else if (which & FUSE_SET_ATTR_ATIME) times[0] = attr->st_atim;
        if (which & FUSE_SET_ATTR_MTIME_NOW) times[1].tv_nsec = UTIME_NOW;
        else if (which & FUSE_SET_ATTR_MTIME) times[1] = attr->st_mtim;
        if (utimensat(AT_FDCWD, path, times, 0) == -1) return -1;
    }
    return 0;
}

static void on_setattr(fuse_req_t req, fuse_ino_t ino, struct stat *attr, int which,
                       struct fuse_file_info *info) {
    (void)info;
    /* With NFS a write takes the new times along; here the kernel sends them after it. */
    if (which & ~(FUSE_SET_ATTR_ATIME | FUSE_SET_ATTR_MTIME | FUSE_SET_ATTR_CTIME)) wait_change();
    struct stat changed;
    if (set_attributes(ino, attr, which) == -1 ||
        fstatat(file_of(ino)->fd, "", &changed, AT_EMPTY_PATH) == -1)
        reply(req, -1);
    else fuse_reply_attr(req, &changed, ATTRIBUTES_FOR);
}

/* The kernel fills parts of pages by reading, so a file opened for writing is opened for both. */
int flags_of(const struct fuse_file_info *info) {
    int flags = info->flags & ~(O_APPEND | O_NOFOLLOW | O_EXCL);
    return (flags & O_ACCMODE) == O_WRONLY ? (flags & ~O_ACCMODE) | O_RDWR : flags;
}

static void on_open(fuse_req_t req, fuse_ino_t ino, struct fuse_file_info *info) {
    char path[32];
    wait_lookup();
    int fd = open(path_of(ino, path), flags_of(info));
    if (fd == -1) return reply(req, -1);
    info->fh = fd;
    /* One client writes: what it has cached of a file stays valid when it opens it again. */
    info->keep_cache = 1;
    fuse_reply_open(req, info);
}

static void on_read(fuse_req_t req, fuse_ino_t ino, size_t size, off_t offset,
                    struct fuse_file_info *info) {
    struct fuse_bufvec data = FUSE_BUFVEC_INIT(size);
    data.buf[0].flags = FUSE_BUF_IS_FD | FUSE_BUF_FD_SEEK;
    data.buf[0].fd = info->fh;
    data.buf[0].pos = offset;
    wait_read(size);
    fuse_reply_data(req, &data, 0);
    cache_note(file_of(ino), offset, size);
}

static void on_write_buf(fuse_req_t req, fuse_ino_t ino, struct fuse_bufvec *data, off_t offset,
                         struct fuse_file_info *info) {
    size_t size = fuse_buf_size(data);
    struct fuse_bufvec to = FUSE_BUFVEC_INIT(size);
    to.buf[0].flags = FUSE_BUF_IS_FD | FUSE_BUF_FD_SEEK;
    to.buf[0].fd = info->fh;
    to.buf[0].pos = offset;
    wait_write(size);
    atomic_fetch_add(&file_of(ino)->unstored, 1);
    ssize_t written = fuse_buf_copy(&to, data, 0);
    if (written < 0) return (void)fuse_reply_err(req, -written);
    fuse_reply_write(req, written);
    cache_note(file_of(ino), offset, size);
}

/*
 * The file behind is not synchronised: the wait stands for that. Linux sends a single write as one
 * that is stored when it is answered (FLUSH_COND_STABLE); only after several follows a COMMIT.
 */
static void on_fsync(fuse_req_t req, fuse_ino_t ino, int data, struct fuse_file_info *info) {
    (void)data, (void)info;
    if (atomic_exchange(&file_of(ino)->unstored, 0) > 1) wait_commit();
    else count_sync();
    fuse_reply_err(req, 0);
}

static void on_release(fuse_req_t req, fuse_ino_t ino, struct fuse_file_info *info) {
    (void)ino;
    reply(req, close(info->fh));
}

static void on_fallocate(fuse_req_t req, fuse_ino_t ino, int mode, off_t offset, off_t length,
                         struct fuse_file_info *info) {
    (void)ino;
    wait_change();
    reply(req, fallocate(info->fh, mode, offset, length));
}

void enter_file_operations(struct fuse_lowlevel_ops *operations) {
    operations->getattr = on_getattr;
    operations->setattr = on_setattr;
    operations->open = on_open;
    operations->read = on_read;
    operations->write_buf = on_write_buf;
    operations->fsync = on_fsync;
    operations->release = on_release;
    operations->fallocate = on_fallocate;
    operations->fsyncdir = on_fsync;
}

/*
 * The table of files, and a page cache as small as the chain of the bench: on mainnet the databases
 * are many times a task's memory, here they would fit, and no read would ever reach the storage.
 * The kernel does not tell what it finds in its cache, so the parts leave in the order they came.
 */
#include "slow-efs.h"
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#define BUCKETS 4096

static struct file *buckets[BUCKETS];
static pthread_mutex_t files = PTHREAD_MUTEX_INITIALIZER;

struct part {
    struct part *next;
    struct file *file;
    off_t offset;
    size_t bytes;
};

static struct fuse_session *session;
static struct part *oldest, **newest = &oldest;
static uint64_t held;
static pthread_mutex_t parts = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t too_many = PTHREAD_COND_INITIALIZER;

/* Takes over the descriptor. All files are on one file system, so the inode number tells them apart. */
struct file *file_get(int fd, ino_t ino) {
    pthread_mutex_lock(&files);
    struct file *file = buckets[ino % BUCKETS];
    while (file != NULL && file->ino != ino) file = file->next;
    if (file != NULL) {
        close(fd);
    } else {
        file = calloc(1, sizeof *file);
        file->ino = ino;
        file->fd = fd;
        file->next = buckets[ino % BUCKETS];
        buckets[ino % BUCKETS] = file;
    }
    file->kernel++;
    pthread_mutex_unlock(&files);
    return file;
}

void file_put(struct file *file, uint64_t kernel, uint64_t cached) {
    pthread_mutex_lock(&files);
    file->kernel -= kernel;
    file->cached -= cached;
    if (file->kernel == 0 && file->cached == 0) {
        struct file **link = &buckets[file->ino % BUCKETS];
        while (*link != file) link = &(*link)->next;
        *link = file->next;
        close(file->fd);
        free(file);
    }
    pthread_mutex_unlock(&files);
}

/* A thread of its own: dropping a part that is dirty has it written first, by another thread. */
static void *drop_oldest(void *unused) {
    for (;;) {
        pthread_mutex_lock(&parts);
        while (held <= settings.cache_bytes) pthread_cond_wait(&too_many, &parts);
        struct part *part = oldest;
        oldest = part->next;
        if (oldest == NULL) newest = &oldest;
        held -= part->bytes;
        pthread_mutex_unlock(&parts);
        fuse_lowlevel_notify_inval_inode(session, (fuse_ino_t)part->file, part->offset, part->bytes);
        file_put(part->file, 0, 1);
        free(part);
    }
    return unused;
}

void cache_start(struct fuse_session *of) {
    session = of;
    pthread_t thread;
    if (settings.cache_bytes > 0) pthread_create(&thread, NULL, drop_oldest, NULL);
}

void cache_note(struct file *file, off_t offset, size_t bytes) {
    if (settings.cache_bytes == 0 || bytes == 0) return;
    struct part *part = malloc(sizeof *part);
    *part = (struct part){NULL, file, offset, bytes};
    pthread_mutex_lock(&files);
    file->cached++;
    pthread_mutex_unlock(&files);
    pthread_mutex_lock(&parts);
    *newest = part;
    newest = &part->next;
    held += bytes;
    if (held > settings.cache_bytes) pthread_cond_signal(&too_many);
    pthread_mutex_unlock(&parts);
}

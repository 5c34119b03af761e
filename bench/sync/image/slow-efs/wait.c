/* How long an operation takes: the latency, and the time on the wire that all operations share. */
#include "slow-efs.h"
#include <pthread.h>
#include <sys/prctl.h>
#include <time.h>

static pthread_mutex_t wire = PTHREAD_MUTEX_INITIALIZER;
static int64_t wire_free; /* nanoseconds of the monotonic clock */

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void wait_for(double milliseconds, size_t bytes) {
    int64_t start = now();
    pthread_mutex_lock(&wire);
    if (wire_free < start) wire_free = start;
    wire_free += bytes / (settings.mib_per_second * 1048576) * 1e9;
    int64_t end = wire_free + milliseconds * 1e6;
    pthread_mutex_unlock(&wire);
    /* A sleep is 50 microseconds too long unless the thread asks for better. */
    prctl(PR_SET_TIMERSLACK, 1);
    struct timespec until = {end / 1000000000, end % 1000000000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) != 0) continue;
}

static void count(uint64_t *counter, uint64_t by) {
    atomic_fetch_add((_Atomic uint64_t *)counter, by);
}

void wait_read(size_t bytes) {
    count(&counters->reads, 1);
    count(&counters->read_bytes, bytes);
    wait_for(settings.read_ms, bytes);
}

void wait_write(size_t bytes) {
    count(&counters->writes, 1);
    count(&counters->written_bytes, bytes);
    wait_for(settings.write_ms, bytes);
}

void count_sync(void) {
    count(&counters->syncs, 1);
}

void wait_commit(void) {
    count_sync();
    wait_for(settings.write_ms, 0);
}

void wait_lookup(void) {
    count(&counters->others, 1);
    wait_for(settings.read_ms, 0);
}

void wait_change(void) {
    count(&counters->others, 1);
    wait_for(settings.write_ms, 0);
}

/* Loaded before libc in a test's child: writes down, in order, every change to files below WRITES_ROOT (so that a test
   can put back only what was synced), and refuses to write while a file named WRITES_FULL (no space) or WRITES_BROKEN
   (input/output error) exists. Build: gcc -shared -fPIC -O1 -o writes.so writes.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FDS 4096
static char *paths[FDS];
static int log_fd = -1;
static char root[PATH_MAX];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))

__attribute__((constructor)) static void begin(void) {
    const char *where = getenv("WRITES_ROOT"), *log = getenv("WRITES_LOG");
    if (where && !realpath(where, root)) root[0] = 0;
    if (log && root[0]) log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* op, offset or length, path, data; all lengths before */
static void note(char op, int64_t number, const char *path, const void *data, uint32_t size) {
    if (log_fd < 0) return;
    uint32_t path_size = strlen(path);
    struct { char op; char pad[3]; uint32_t path_size; int64_t number; uint32_t size; uint32_t end; } head = {op, {0}, path_size, number, size, 0x5a5a5a5a};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)path, path_size}, {(void *)data, size}};
    pthread_mutex_lock(&lock);
    syscall(SYS_writev, log_fd, parts, 3);
    pthread_mutex_unlock(&lock);
}

static int below(const char *path, char *whole) {
    char folder[PATH_MAX], real[PATH_MAX];
    const char *name = strrchr(path, '/');
    if (!root[0]) return 0;
    if (realpath(path, real)) strcpy(whole, real);
    else {
        if (!name) return 0;
        size_t size = name - path;
        memcpy(folder, path, size); folder[size ? size : 1] = 0;
        if (!size) folder[0] = '/';
        if (!realpath(folder, real) || strlen(real) + strlen(name) >= PATH_MAX) return 0;
        strcpy(whole, real); strcat(whole, name);
    }
    size_t length = strlen(root);
    return strncmp(whole, root, length) == 0 && (whole[length] == '/' || whole[length] == 0);
}

static int refused(void) {
    const char *full = getenv("WRITES_FULL"), *broken = getenv("WRITES_BROKEN");
    if (full && syscall(SYS_access, full, F_OK) == 0) { errno = ENOSPC; return 1; }
    if (broken && syscall(SYS_access, broken, F_OK) == 0) { errno = EIO; return 1; }
    return 0;
}

static const char *tracked(int fd) { return fd >= 0 && fd < FDS ? paths[fd] : NULL; }

static int opened(int fd, const char *path, int flags, int existed) {
    char whole[PATH_MAX];
    if (fd < 0 || fd >= FDS || !below(path, whole)) return fd;
    free(paths[fd]); paths[fd] = strdup(whole);
    if (!existed && (flags & O_CREAT)) note('c', 0, whole, "", 0);
    if (existed && (flags & O_TRUNC)) note('t', 0, whole, "", 0);
    return fd;
}

static int open_any(int at, const char *path, int flags, mode_t mode) {
    int existed = syscall(SYS_faccessat, at, path, F_OK) == 0, saved = errno;
    int fd = syscall(SYS_openat, at, path, flags, mode);
    if (fd >= 0 && at == AT_FDCWD) { saved = errno; opened(fd, path, flags, existed); errno = saved; }
    return fd;
}

#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); }
int open(const char *path, int flags, ...) { MODE(flags) return open_any(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_any(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return open_any(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return open_any(at, path, flags | O_LARGEFILE, mode); }

int close(int fd) {
    if (tracked(fd)) { free(paths[fd]); paths[fd] = NULL; }
    return syscall(SYS_close, fd);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    const char *path = tracked(fd);
    if (path && refused()) return -1;
    ssize_t done = syscall(SYS_pwrite64, fd, data, size, at);
    if (path && done > 0) note('w', at, path, data, done);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

ssize_t write(int fd, const void *data, size_t size) {
    const char *path = tracked(fd);
    if (!path) return syscall(SYS_write, fd, data, size);
    if (refused()) return -1;
    off64_t at = syscall(SYS_lseek, fd, 0, SEEK_CUR);
    ssize_t done = syscall(SYS_write, fd, data, size);
    if (done > 0) note('w', at, path, data, done);
    return done;
}

int ftruncate64(int fd, off64_t size) {
    int done = syscall(SYS_ftruncate, fd, size);
    if (done == 0 && tracked(fd)) note('t', size, tracked(fd), "", 0);
    return done;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int fsync(int fd) {
    if (tracked(fd)) note('s', 0, tracked(fd), "", 0);
    return 0; /* what a sync means is decided when the log is played back */
}
int fdatasync(int fd) { return fsync(fd); }

int rename(const char *from, const char *to) {
    char whole_from[PATH_MAX], whole_to[PATH_MAX];
    int ours = below(from, whole_from) && below(to, whole_to);
    int done = syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (done == 0 && ours) note('r', 0, whole_from, whole_to, strlen(whole_to));
    return done;
}

int unlink(const char *path) {
    char whole[PATH_MAX];
    int ours = below(path, whole);
    int done = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (done == 0 && ours) note('u', 0, whole, "", 0);
    return done;
}

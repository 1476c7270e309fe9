/* fail-writes.c: a library to preload: the n-th write to a folder fails
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * FAULT_ROOT     the folder; what is written elsewhere is left alone
 * FAULT_NTH      which operation fails, from 1; 0: none
 * FAULT_ERRNO    with which number
 * FAULT_ONCE     set: only that one; else all from there on
 * FAULT_REPORT   a file that gets a byte for each operation
 *
 * Uses nothing of the program's own libraries: it stands below them.
 */

/* Both names of a function are wanted, and not one as the other. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long            n_done;

static int
is_below_root (const char *path)
{
  const char *root = getenv ("FAULT_ROOT");

  return root != NULL && strncmp (path, root, strlen (root)) == 0;
}

static void
report (void)
{
  const char *path = getenv ("FAULT_REPORT");
  int         fd;

  if (path == NULL)
    return;

  fd = (int) syscall (SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (fd < 0)
    return;
  if (syscall (SYS_write, fd, ".", 1) != 1)
    abort ();
  syscall (SYS_close, fd);
}

/* Counts an operation below the root, and says whether it is to fail. */
static int
fails (void)
{
  const char *nth = getenv ("FAULT_NTH");
  const char *number = getenv ("FAULT_ERRNO");
  long        wanted = nth != NULL ? atol (nth) : 0;
  int         is_bad;

  pthread_mutex_lock (&lock);
  n_done++;
  report ();
  is_bad = wanted > 0 && (getenv ("FAULT_ONCE") != NULL ? n_done == wanted
                                                        : n_done >= wanted);
  pthread_mutex_unlock (&lock);
  if (is_bad)
    errno = number != NULL ? atoi (number) : ENOSPC;

  return is_bad;
}

static int
fd_fails (int fd)
{
  char    link[64];
  char    path[4096];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return 0;
  path[length] = '\0';

  return is_below_root (path) && fails ();
}

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

ssize_t
write (int         fd,
       const void *data,
       size_t      size)
{
  return fd_fails (fd) ? -1 : REAL (write) (fd, data, size);
}

ssize_t
pwrite (int         fd,
        const void *data,
        size_t      size,
        off_t       offset)
{
  return fd_fails (fd) ? -1 : REAL (pwrite) (fd, data, size, offset);
}

ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      size,
          off64_t     offset)
{
  return fd_fails (fd) ? -1 : REAL (pwrite64) (fd, data, size, offset);
}

ssize_t
writev (int                 fd,
        const struct iovec *vector,
        int                 n)
{
  return fd_fails (fd) ? -1 : REAL (writev) (fd, vector, n);
}

int
fsync (int fd)
{
  return fd_fails (fd) ? -1 : REAL (fsync) (fd);
}

int
fdatasync (int fd)
{
  return fd_fails (fd) ? -1 : REAL (fdatasync) (fd);
}

int
ftruncate (int   fd,
           off_t length)
{
  return fd_fails (fd) ? -1 : REAL (ftruncate) (fd, length);
}

int
ftruncate64 (int     fd,
             off64_t length)
{
  return fd_fails (fd) ? -1 : REAL (ftruncate64) (fd, length);
}

int
fallocate (int   fd,
           int   mode,
           off_t offset,
           off_t length)
{
  return fd_fails (fd) ? -1 : REAL (fallocate) (fd, mode, offset, length);
}

int
rename (const char *from,
        const char *to)
{
  return is_below_root (to) && fails () ? -1 : REAL (rename) (from, to);
}

int
mkdir (const char *path,
       mode_t      mode)
{
  return is_below_root (path) && fails () ? -1 : REAL (mkdir) (path, mode);
}

static int
open_fails (const char *path,
            int         flags)
{
  return (flags & O_CREAT) != 0 && is_below_root (path) && fails ();
}

#define OPEN(name)                                                          \
  int name (const char *path, int flags, ...)                               \
  {                                                                         \
    va_list list;                                                           \
    mode_t  mode = 0;                                                       \
                                                                            \
    if ((flags & (O_CREAT | __O_TMPFILE)) != 0)                             \
      {                                                                     \
        va_start (list, flags);                                             \
        mode = va_arg (list, mode_t);                                       \
        va_end (list);                                                      \
      }                                                                     \
                                                                            \
    return open_fails (path, flags) ? -1 : REAL (name) (path, flags, mode); \
  }

OPEN (open)
OPEN (open64)

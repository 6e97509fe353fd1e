/* Sambang.exe (a window) and sambang.com (for the command line): loads the Python beside it and runs the program.

   "-m module ..." is handed to Python as it is, so that the program starts its own other processes by sys.executable as
   everywhere; everything else are the words of `sambang`. Python finds its folders by python3XX._pth: no variable of
   the environment and no other Python on the machine takes part. */

#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define PLACES 1024
#define TOO_OLD L"Sambang memerlukan Windows 10 (1809) atau yang lebih baru, 64 bit.\n\nSambang needs Windows 10 (1809) or newer, 64 bits."
#define BROKEN L"Sambang tidak lengkap. Pasang lagi dengan Setup; data Anda tetap ada.\n\nSambang is not complete. Install it again; your data stays."
#define FIRST_BUILD 17763 /* Windows 10 1809: what Qt asks for */

typedef int (*py_main)(int, wchar_t **);
typedef LONG(WINAPI *get_version)(OSVERSIONINFOW *);

static int stop(const wchar_t *words) {
    MessageBoxW(NULL, words, L"Sambang", MB_OK | MB_ICONINFORMATION | MB_SETFOREGROUND);
    return 3;
}

static int too_old(void) {
    get_version ask = (get_version)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlGetVersion");
    OSVERSIONINFOW found;
    ZeroMemory(&found, sizeof found);
    found.dwOSVersionInfoSize = sizeof found;
    return !ask || ask(&found) != 0 || found.dwMajorVersion < 10 || found.dwBuildNumber < FIRST_BUILD;
}

static py_main python(void) {
    static wchar_t place[PLACES];
    DWORD length = GetModuleFileNameW(NULL, place, PLACES - 32);
    if (!length || length >= PLACES - 32) return NULL;
    wcscpy(wcsrchr(place, L'\\') + 1, L"python\\" PYTHON_DLL);
    HMODULE library = LoadLibraryExW(place, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    return library ? (py_main)(void *)GetProcAddress(library, "Py_Main") : NULL;
}

int wmain(int count, wchar_t **words) {
    if (too_old()) return stop(TOO_OLD);
    SetErrorMode(SEM_FAILCRITICALERRORS);
    py_main run = python();
    if (!run) return stop(BROKEN);
    if (count > 1 && wcscmp(words[1], L"-m") == 0) return run(count, words);
    wchar_t **all = calloc((size_t)count + 3, sizeof *all);
    if (!all) return 3;
    all[0] = words[0];
    all[1] = L"-m";
    all[2] = L"desktop";
    for (int at = 1; at < count; at++) all[at + 2] = words[at];
    return run(count + 2, all);
}

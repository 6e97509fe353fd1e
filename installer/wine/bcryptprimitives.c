/* Wine 8 has no bcryptprimitives.dll: random bytes for the Rust of cryptography and pyrage, from where the system has them. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return RtlGenRandom(data, (ULONG)size); }

/* Wine 8 has no icuuc.dll, which Windows has since 10 1703: the names of it that Qt6Core is linked with. Converters of old
   character sets then fail to open, which Qt knows how to live with. */
#define OUT __declspec(dllexport)
#define UNSUPPORTED 16

OUT void *ucnv_open(const char *name, int *error) {
    (void)name;
    if (error) *error = UNSUPPORTED;
    return 0;
}

#define NOTHING(name) \
    OUT long long name(void) { return 0; }
NOTHING(ucnv_close)
NOTHING(ucnv_reset)
NOTHING(ucnv_getMaxCharSize)
NOTHING(ucnv_getName)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_cbFromUWriteUChars)
NOTHING(ucnv_toUCountPending)
NOTHING(ucnv_fromUCountPending)
NOTHING(ucnv_getStandardName)
NOTHING(ucnv_getAvailableName)
NOTHING(ucnv_countAvailable)
NOTHING(ucnv_fromUnicode)

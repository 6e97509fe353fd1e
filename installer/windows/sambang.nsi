; Setup of Sambang for Windows 10/11, x64: per user without administrator rights; /ALLUSERS for everybody (administrator).
; Defines: VERSION NUMBERS PAYLOAD ICON OUT KILOBYTES; QUICK (no compression), STUB64 (a 64-bit Setup, for Wine alone), SIGN.
; Command line: /S silent · /D=folder (last) · /ALLUSERS · exit codes: 0 done, 2 cancelled, 3 Windows too old, 4 no rights,
; 5 Sambang is open.

Unicode true
!ifdef STUB64
  Target amd64-unicode
!endif
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
ManifestDPIAware true
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include LogicLib.nsh

Name "Sambang"
OutFile "${OUT}"
InstallDir ""
RequestExecutionLevel user
BrandingText "Sambang ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "Sambang"
VIAddVersionKey /LANG=0 "FileDescription" "Sambang Setup"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TITLE "$(T_WELCOME)"
!define MUI_WELCOMEPAGE_TEXT "$(T_WELCOME_TEXT)"
!define MUI_FINISHPAGE_TITLE "$(T_FINISH)"
!define MUI_FINISHPAGE_TEXT "$(T_FINISH_TEXT)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Sambang.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(T_RUN)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

LangString T_WELCOME ${LANG_INDONESIAN} "Pasang Sambang ${VERSION}"
LangString T_WELCOME ${LANG_ENGLISH} "Install Sambang ${VERSION}"
LangString T_WELCOME_TEXT ${LANG_INDONESIAN} "Sambang dipasang untuk Anda saja dan tidak perlu hak administrator.$\r$\n$\r$\nData yang sudah ada di laptop ini tidak disentuh."
LangString T_WELCOME_TEXT ${LANG_ENGLISH} "Sambang is installed for you alone; no administrator rights are needed.$\r$\n$\r$\nData already on this laptop is not touched."
LangString T_FINISH ${LANG_INDONESIAN} "Sambang siap dipakai"
LangString T_FINISH ${LANG_ENGLISH} "Sambang is ready"
LangString T_FINISH_TEXT ${LANG_INDONESIAN} "Bukalah lewat menu Start. Untuk mencoba dulu, pilih Mode latihan."
LangString T_FINISH_TEXT ${LANG_ENGLISH} "Open it from the Start menu. To try it first, choose practice mode."
LangString T_RUN ${LANG_INDONESIAN} "Buka Sambang sekarang"
LangString T_RUN ${LANG_ENGLISH} "Open Sambang now"
LangString T_OLD ${LANG_INDONESIAN} "Sambang memerlukan Windows 10 (1809) atau yang lebih baru, 64 bit. Laptop ini tidak diubah."
LangString T_OLD ${LANG_ENGLISH} "Sambang needs Windows 10 (1809) or newer, 64 bits. Nothing on this laptop was changed."
LangString T_RIGHTS ${LANG_INDONESIAN} "Untuk memasang bagi semua pengguna, jalankan Setup ini sebagai administrator."
LangString T_RIGHTS ${LANG_ENGLISH} "To install for everybody, run this Setup as an administrator."
LangString T_OPEN ${LANG_INDONESIAN} "Sambang sedang terbuka. Tutup dulu, lalu coba lagi."
LangString T_OPEN ${LANG_ENGLISH} "Sambang is open. Close it, then try again."
LangString T_DATA ${LANG_INDONESIAN} "Hapus juga data Sambang milik Anda di laptop ini (isian, foto, cadangan)?$\r$\n$\r$\nYang belum terkirim akan hilang selamanya. Pilih Tidak jika ragu: data tetap ada dan terbuka lagi setelah Sambang dipasang kembali."
LangString T_DATA ${LANG_ENGLISH} "Also remove your Sambang data on this laptop (records, photos, backups)?$\r$\n$\r$\nWhat was not sent is lost forever. If in doubt choose No: the data stays and opens again once Sambang is installed again."
LangString T_SURE ${LANG_INDONESIAN} "Benar-benar hapus semua data Sambang milik Anda?"
LangString T_SURE ${LANG_ENGLISH} "Really remove all your Sambang data?"
LangString T_PACKAGE ${LANG_INDONESIAN} "Kiriman Sambang"
LangString T_PACKAGE ${LANG_ENGLISH} "Sambang package"
LangString T_START ${LANG_INDONESIAN} "Paket mulai Sambang"
LangString T_START ${LANG_ENGLISH} "Sambang start package"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Sambang"
Var Everybody ; "1" when installed for all users

!macro Say words code
  IfSilent +2
    MessageBox MB_OK|MB_ICONINFORMATION "${words}"
  SetErrorLevel ${code}
  Quit
!macroend

!macro ForWhom
  SetRegView 64
  ${If} $Everybody == "1"
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

; A program that runs cannot be opened for writing.
!macro NotWhileOpen
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\Sambang.exe"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\Sambang.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    IfSilent 0 +3
      SetErrorLevel 5
      Quit
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(T_OPEN)" IDRETRY +3
      SetErrorLevel 5
      Quit
  ${Loop}
!macroend

; A double click on these files opens them in Sambang.
!macro Opens ending kind words
  WriteRegStr SHCTX "Software\Classes\.${ending}" "" "${kind}"
  WriteRegStr SHCTX "Software\Classes\${kind}" "" "${words}"
  WriteRegStr SHCTX "Software\Classes\${kind}\DefaultIcon" "" "$INSTDIR\Sambang.exe,0"
  WriteRegStr SHCTX "Software\Classes\${kind}\shell\open\command" "" '"$INSTDIR\Sambang.exe" "%1"'
!macroend

!macro OpensNoMore ending kind
  DeleteRegKey SHCTX "Software\Classes\${kind}"
  ReadRegStr $0 SHCTX "Software\Classes\.${ending}" ""
  ${If} $0 == "${kind}"
    DeleteRegKey SHCTX "Software\Classes\.${ending}"
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro Say "$(T_OLD)" 3
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    !insertmacro Say "$(T_OLD)" 3
  ${EndIf}
  SetRegView 64
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < 17763
    !insertmacro Say "$(T_OLD)" 3
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/ALLUSERS" $2
  ${IfNot} ${Errors}
    StrCpy $Everybody "1"
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      !insertmacro Say "$(T_RIGHTS)" 4
    ${EndIf}
  ${EndIf}
  !insertmacro ForWhom
  ${If} $INSTDIR == ""
    ${If} $Everybody == "1"
      StrCpy $INSTDIR "$PROGRAMFILES64\Sambang"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Sambang"
    ${EndIf}
  ${EndIf}
FunctionEnd

; What Setup laid, and nothing else: the folder may hold files of the person who chose it.
!macro RemoveProgram
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\site"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\Sambang.exe"
  Delete "$INSTDIR\sambang.com"
  Delete "$INSTDIR\site.zip"
  Delete "$INSTDIR\app.zip"
  Delete "$INSTDIR\sbom.json"
!macroend

Section
  !insertmacro ForWhom
  !insertmacro NotWhileOpen
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  ${If} ${FileExists} "$EXEDIR\sambang-preset.json"
    CopyFiles /SILENT "$EXEDIR\sambang-preset.json" "$INSTDIR\preset.json"
  ${EndIf}
  ${If} ${FileExists} "$EXEDIR\sambang-preset\*" ; the office's own forms, which the preset names
    RMDir /r "$INSTDIR\preset"
    CreateDirectory "$INSTDIR\preset"
    CopyFiles /SILENT "$EXEDIR\sambang-preset\*" "$INSTDIR\preset"
  ${EndIf}
  ${If} ${FileExists} "$EXEDIR\sambang-media\*" ; the addition for camera and sound
    RMDir /r "$INSTDIR\media"
    CreateDirectory "$INSTDIR\media"
    CopyFiles /SILENT "$EXEDIR\sambang-media\*" "$INSTDIR\media"
  ${EndIf}
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Sambang.lnk" "$INSTDIR\Sambang.exe"
  !insertmacro Opens "sambang" "Sambang.Package" "$(T_PACKAGE)"
  !insertmacro Opens "mulai" "Sambang.Start" "$(T_START)"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "Sambang"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Sambang.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "Sambang"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  ${If} $Everybody == "1"
    WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe" /ALLUSERS'
    WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /ALLUSERS /S'
    ; The hub answers other laptops in the same room; a per-user installation leaves the question to Windows.
    nsExec::Exec 'netsh advfirewall firewall add rule name="Sambang" dir=in action=allow program="$INSTDIR\Sambang.exe" profile=private,domain'
    Pop $0
  ${Else}
    WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
    WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function un.onInit
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/ALLUSERS" $2
  ${IfNot} ${Errors}
    StrCpy $Everybody "1"
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin" ; Settings starts this without rights: Windows asks for them
      IfSilent +2
        ExecShell "runas" "$INSTDIR\Uninstall.exe" "/ALLUSERS"
      SetErrorLevel 4
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Section Uninstall
  !insertmacro ForWhom
  !insertmacro NotWhileOpen
  !insertmacro RemoveProgram
  Delete "$INSTDIR\preset.json"
  RMDir /r "$INSTDIR\preset"
  RMDir /r "$INSTDIR\media"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Sambang.lnk"
  !insertmacro OpensNoMore "sambang" "Sambang.Package"
  !insertmacro OpensNoMore "mulai" "Sambang.Start"
  DeleteRegKey SHCTX "${UNINSTALL}"
  ${If} $Everybody == "1"
    nsExec::Exec 'netsh advfirewall firewall delete rule name="Sambang"'
    Pop $0
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ; Silent removal never touches data.
  SetShellVarContext current
  IfSilent kept
  IfFileExists "$LOCALAPPDATA\Sambang\*" 0 kept
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(T_DATA)" IDNO kept
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(T_SURE)" IDNO kept
    RMDir /r "$LOCALAPPDATA\Sambang"
  kept:
SectionEnd

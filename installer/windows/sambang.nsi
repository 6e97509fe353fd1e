; Setup of Sambang for Windows 10/11, x64: per user without administrator rights; /ALLUSERS for everybody (administrator).
; Defines: VERSION NUMBERS PAYLOAD ICON SIDE OUT KILOBYTES; QUICK (no compression), STUB64 (a 64-bit Setup, for Wine alone), SIGN.
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
!include nsDialogs.nsh

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
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "$(T_WELCOME)"
!define MUI_WELCOMEPAGE_TEXT "$(T_WELCOME_TEXT)"
!define MUI_FINISHPAGE_TITLE "$(T_FINISH)"
!define MUI_FINISHPAGE_TEXT "$(T_FINISH_TEXT)"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION Open
!define MUI_FINISHPAGE_RUN_TEXT "$(T_RUN)"
!insertmacro MUI_PAGE_WELCOME
Page custom AskForWhom HearForWhom
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

LangString T_WELCOME ${LANG_INDONESIAN} "Pasang Sambang ${VERSION}"
LangString T_WELCOME ${LANG_ENGLISH} "Install Sambang ${VERSION}"
LangString T_WELCOME_TEXT ${LANG_INDONESIAN} "Pendataan keluarga dan laporan bencana, juga tanpa sinyal.$\r$\n$\r$\nData yang sudah ada di laptop ini tidak disentuh."
LangString T_WELCOME_TEXT ${LANG_ENGLISH} "Family assessments and disaster reports, with no connection.$\r$\n$\r$\nData already on this laptop is not touched."
LangString T_WHOM ${LANG_INDONESIAN} "Untuk siapa Sambang dipasang?"
LangString T_WHOM ${LANG_ENGLISH} "For whom is Sambang installed?"
LangString T_WHOM_TEXT ${LANG_INDONESIAN} "Data setiap orang tetap terpisah dan terkunci, apa pun pilihannya."
LangString T_WHOM_TEXT ${LANG_ENGLISH} "Each person's data stays apart and locked, whatever you choose."
LangString T_ME ${LANG_INDONESIAN} "&Hanya untuk saya"
LangString T_ME ${LANG_ENGLISH} "&Only for me"
LangString T_ME_TEXT ${LANG_INDONESIAN} "Tidak perlu hak administrator. Pilih ini bila ragu."
LangString T_ME_TEXT ${LANG_ENGLISH} "No administrator rights are needed. If in doubt, choose this."
LangString T_ALL ${LANG_INDONESIAN} "Untuk &semua orang di laptop ini"
LangString T_ALL ${LANG_ENGLISH} "For &everybody on this computer"
LangString T_ALL_TEXT ${LANG_INDONESIAN} "Perlu hak administrator: Windows akan menanyakannya. Firewall sekaligus dibuka untuk posko, agar laptop dan ponsel di ruangan yang sama dapat menyerahkan isian."
LangString T_ALL_TEXT ${LANG_ENGLISH} "Needs administrator rights: Windows will ask for them. It also opens the firewall for the posko, so that laptops and phones in the same room can hand in."
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
LangString T_CARD ${LANG_INDONESIAN} "Kartu laptop Sambang"
LangString T_CARD ${LANG_ENGLISH} "Sambang laptop card"
LangString T_PRESET ${LANG_INDONESIAN} "Setelan Sambang dari Dinas"
LangString T_PRESET ${LANG_ENGLISH} "Sambang settings of the office"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Sambang"
Var Everybody ; "1" when installed for all users
Var Placed ; "1" when the command line says where
Var Said ; "1" when it says for whom
Var Me ; the two choices of the page
Var All

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
    StrCpy $Said "1"
    StrCpy $Everybody "1"
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      !insertmacro Say "$(T_RIGHTS)" 4
    ${EndIf}
  ${EndIf}
  ${If} $INSTDIR != ""
    StrCpy $Placed "1"
  ${EndIf}
  Call Place
FunctionEnd

Function Place
  !insertmacro ForWhom
  ${If} $Placed != "1"
    ${If} $Everybody == "1"
      StrCpy $INSTDIR "$PROGRAMFILES64\Sambang"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Sambang"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Not asked where the command line has said it. Whoever has it for everybody already is proposed the same again.
Function AskForWhom
  ${If} $Said == "1"
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(T_WHOM)" "$(T_WHOM_TEXT)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 4u 100% 12u "$(T_ME)"
  Pop $Me
  ${NSD_AddStyle} $Me ${WS_GROUP}
  ${NSD_OnClick} $Me ShowShield
  ${NSD_CreateLabel} 12u 18u 280u 20u "$(T_ME_TEXT)"
  Pop $0
  ${NSD_CreateRadioButton} 0 44u 100% 12u "$(T_ALL)"
  Pop $All
  ${NSD_OnClick} $All ShowShield
  ${NSD_CreateLabel} 12u 58u 280u 40u "$(T_ALL_TEXT)"
  Pop $0
  SetRegView 64
  ReadRegStr $0 HKLM "${UNINSTALL}" "InstallLocation"
  ${If} $0 != ""
    ${NSD_Check} $All
    ${NSD_SetFocus} $All
  ${Else}
    ${NSD_Check} $Me
    ${NSD_SetFocus} $Me
  ${EndIf}
  Push $0
  Call ShowShield
  nsDialogs::Show
FunctionEnd

; Windows' own shield on the button: rights will be asked for.
Function ShowShield
  Pop $0
  ${NSD_GetState} $All $1
  UserInfo::GetAccountType
  Pop $2
  ${If} $2 == "Admin"
    StrCpy $1 0
  ${EndIf}
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 0x160C 0 $1 ; BCM_SETSHIELD
FunctionEnd

Function HearForWhom
  StrCpy $Everybody ""
  ${NSD_GetState} $All $1
  ${If} $1 == ${BST_CHECKED}
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin" ; the same Setup once more, with rights; a person who will not give them stays here
      ClearErrors
      ExecShell "runas" "$EXEPATH" "/ALLUSERS"
      ${If} ${Errors}
        MessageBox MB_OK|MB_ICONINFORMATION "$(T_RIGHTS)"
        Abort
      ${EndIf}
      Quit
    ${EndIf}
    StrCpy $Everybody "1"
  ${EndIf}
  Call Place
FunctionEnd

; By the desktop of who is logged in: an administrator's rights end with Setup, and the data is that person's.
Function Open
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\Sambang.exe"'
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
  !insertmacro Opens "kartu" "Sambang.Card" "$(T_CARD)"
  !insertmacro Opens "setelan" "Sambang.Settings" "$(T_PRESET)"
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
  !insertmacro OpensNoMore "kartu" "Sambang.Card"
  !insertmacro OpensNoMore "setelan" "Sambang.Settings"
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

@echo off
rem Lockfast. Without a command it opens the desktop; with one it is the command line (lockfast --help).
rem LOCKFAST_OPTS: further options for the Java virtual machine, separated by spaces.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "PROGRAM=%%~fI"

rem Installed by jpackage the jars lie in app, elsewhere in lib.
set "LIB=%PROGRAM%\lib"
if exist "%PROGRAM%\app\lockfast.jar" set "LIB=%PROGRAM%\app"

set "JAVA="
if exist "%PROGRAM%\runtime\bin\java.exe" set "JAVA=%PROGRAM%\runtime\bin\java.exe"
if not defined JAVA if defined JAVA_HOME call :look "%JAVA_HOME%"
if not defined JAVA if defined JAVA25_HOME call :look "%JAVA25_HOME%"
if not defined JAVA for /f "delims=" %%I in ('where java.exe 2^>nul') do if not defined JAVA call :look "%%~dpI.."
if not defined JAVA for /d %%I in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*25*") do if not defined JAVA call :look "%%~fI"
if not defined JAVA (
    echo lockfast: Java 25 was not found: install Eclipse Temurin 25 ^(https://adoptium.net/temurin/releases/?version=25^), or set JAVA_HOME to the folder it is in. 1>&2
    exit /b 1
)

rem The desktop unless a command is named: what stands beside the global options and their values.
set "DESKTOP=yes"
set "VALUE=no"
set "WHOLE=no"
for %%A in (%*) do call :word %%A

set "OPTIONS=--enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -XX:+UseSerialGC -XX:-CreateCoredumpOnCrash -XX:-UsePerfData"
set "AOT="
if exist "%LIB%\lockfast.aot" set AOT="-XX:AOTCache=%LIB%\lockfast.aot"
if "%DESKTOP%"=="yes" (
    set "OPTIONS=%OPTIONS% -XX:TieredStopAtLevel=1 -Xms48m -Xmx768m -XX:MaxNewSize=24m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=15"
) else (
    set "OPTIONS=%OPTIONS% -Xms64m"
)
rem A command is over before the thorough compiler has paid for itself, but for those that go over the whole store.
if "%DESKTOP%"=="no" if not "%WHOLE%"=="yes" set "OPTIONS=%OPTIONS% -XX:TieredStopAtLevel=1"
"%JAVA%" %LOCKFAST_OPTS% %OPTIONS% %AOT% -jar "%LIB%\lockfast.jar" %*
exit /b %ERRORLEVEL%

:look
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /r /c:"JAVA_VERSION=.25[.\"]" "%~1\release" >nul 2>nul && set "JAVA=%~f1\bin\java.exe"
exit /b 0

:word
if "%VALUE%"=="yes" (
    set "VALUE=no"
    exit /b 0
)
for %%O in (--store --as --password-file) do if "%~1"=="%%O" (
    set "VALUE=yes"
    exit /b 0
)
if "%DESKTOP%"=="yes" for %%O in (verify rebuild export-log demo) do if "%~1"=="%%O" set "WHOLE=yes"
set "DESKTOP=no"
exit /b 0

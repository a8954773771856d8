# Makes target\installer\Lockfast-VERSION.msi on Windows from target\lockfast (mvn package). Needs JDK 25 and WiX 3.14 or later on the PATH.
# Not run by the maintainers so far: see README.md beside this file.
$ErrorActionPreference = 'Stop'
$root = Resolve-Path "$PSScriptRoot\..\.."
$program = "$root\target\lockfast"
$work = "$root\target\installer\work"
$version = ([xml](Get-Content "$root\pom.xml")).project.version
$upgrade = '2b75665b-86e0-42b5-a802-dde40acfe2ba' # of every Lockfast there will ever be: never change it
if (-not (Test-Path "$program\lib\lockfast.jar")) { throw "There is no target\lockfast yet: run mvn package first." }

Remove-Item -Recurse -Force "$root\target\installer" -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Force "$work\javafx", "$work\natives", "$work\input", "$work\content\bin" | Out-Null
Copy-Item "$program\lib\javafx-*-win*.jar" "$work\javafx"
Get-ChildItem "$program\lib\*.jar" | Where-Object Name -notlike 'javafx-*' | Copy-Item -Destination "$work\input"
Copy-Item "$program\bin\lockfast.cmd" "$work\content\bin"

$modules = ((Get-Content "$root\packaging\modules.txt") -replace '#.*', '' | Where-Object { $_.Trim() } | ForEach-Object { $_.Trim() }) -join ','
& "$env:JAVA_HOME\bin\jlink" --module-path "$work\javafx" --add-modules $modules --strip-debug --no-header-files --no-man-pages --compress zip-6 `
    --include-locales=en,en-GB,cy --exclude-resources 'glob:/javafx.graphics/*.dll' --output "$work\runtime"
if ($LASTEXITCODE) { exit $LASTEXITCODE }
Push-Location "$work\natives"
Get-ChildItem "$work\javafx\javafx-graphics-*.jar" | ForEach-Object { & "$env:JAVA_HOME\bin\jar" --extract --file $_.FullName }
Pop-Location
Copy-Item "$work\natives\*.dll" "$work\runtime\bin"

& "$env:JAVA_HOME\bin\jpackage" --type msi --name Lockfast --app-version $version --vendor 'The Lockfast project' `
    --description 'Exhibit handling for police property stores and scenes' --license-file "$root\LICENSE" --icon "$root\packaging\icons\lockfast.ico" `
    --input "$work\input" --main-jar lockfast.jar --runtime-image "$work\runtime" --app-content "$work\content\bin" --resource-dir $PSScriptRoot `
    --java-options '--enable-native-access=javafx.graphics,ALL-UNNAMED' --java-options '-XX:+UseSerialGC' --java-options '-XX:TieredStopAtLevel=1' `
    --java-options '-XX:-CreateCoredumpOnCrash' --java-options '-XX:-UsePerfData' --java-options '-Djava.awt.headless=true' `
    --java-options '-Xms48m' --java-options '-Xmx768m' --java-options '-XX:MinHeapFreeRatio=10' --java-options '-XX:MaxHeapFreeRatio=30' `
    --win-menu --win-shortcut --win-dir-chooser --win-upgrade-uuid $upgrade --dest "$root\target\installer"
exit $LASTEXITCODE

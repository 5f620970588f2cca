#Requires -Version 5.1
<#
.SYNOPSIS
Brings groups, members, aliases, resources and delegates into Google Workspace with GAM7. The script is the same for
everybody: what is particular is in the CSV files beside it.

.DESCRIPTION
    .\run.ps1            reads Google, compares, and changes nothing
    .\run.ps1 -Apply     creates what is missing; deletes and resets nothing; can be stopped and started again

It needs GAM7, set up for your domain. Names and addresses never become part of a command: GAM reads them from files
by itself.

.PARAMETER Wait
How many seconds to wait before trying again what Google did not take. A new group needs a while.
#>
[CmdletBinding()]
param(
    [switch] $Apply,
    [ValidateRange(0, 600)]
    [int] $Wait = 45
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath $PSScriptRoot

$Headings = @{
    'groups'             = 'Email,Name,Description'
    'members'            = 'Group,Member'
    'aliases'            = 'Alias,Kind,Target'
    'resources'          = 'Id,Name,Category,AutoAccept'
    'resource-delegates' = 'Resource,Delegate'
    'delegates'          = 'Mailbox,Grantee'
    'hidden'             = 'Email,Kind'
}
$Steps = @('groups', 'members', 'aliases', 'resources', 'resource-delegates', 'delegates', 'hidden')

# --- Text -------------------------------------------------------------------------------------------------------

function ConvertTo-Cell([string] $Text) {
    if ($Text -match '[",\r\n]') { return '"' + $Text.Replace('"', '""') + '"' }
    return $Text
}

# What people read: no character may move the cursor or hide a line.
function ConvertTo-Visible([string] $Text) {
    return [regex]::Replace($Text, '[\p{Cc}\p{Cf}\u2028\u2029]', '?')
}

function Test-Address([string] $Text) {
    return $Text -match '^[^@\s,;:"<>()\\~\p{Cc}][^@\s,;:"<>()\\\p{Cc}]*@[A-Za-z0-9.-]+$'
}

function Get-Domain([string] $Address) { return $Address.Substring($Address.LastIndexOf('@') + 1) }

function Open-Writer([string] $File) {
    $path = Join-Path $PSScriptRoot $File
    return New-Object -TypeName IO.StreamWriter -ArgumentList $path, $false, (New-Object -TypeName Text.UTF8Encoding -ArgumentList $false)
}

# Reads a CSV of the kit. Each row knows the line at which it starts.
function Read-Row([string] $Name) {
    $path = Join-Path $PSScriptRoot "$Name.csv"
    if (-not (Test-Path -LiteralPath $path)) { return }
    $first = @(Get-Content -LiteralPath $path -TotalCount 1 -Encoding UTF8)
    if ($first.Count -eq 0) { return }
    if ($first[0].TrimStart([char] 0xFEFF).Trim() -cne $Headings[$Name]) {
        Write-Host "$Name.csv must have the headings $($Headings[$Name])"
        exit 2
    }
    $line = 2
    foreach ($row in @(Import-Csv -LiteralPath $path -Encoding UTF8)) {
        $breaks = 0
        foreach ($property in $row.PSObject.Properties) {
            if ($null -eq $property.Value) { $property.Value = '' }
            $breaks += ([string] $property.Value).Split("`n").Count - 1
        }
        $row | Add-Member -NotePropertyName Line -NotePropertyValue $line
        $line += 1 + $breaks
        $row
    }
}

# --- Google -----------------------------------------------------------------------------------------------------

# Reads a list that GAM wrote.
function Read-List([string] $Name, [string[]] $Columns) {
    $path = Join-Path $PSScriptRoot "mailroom-work/have-$Name.csv"
    if (-not (Test-Path -LiteralPath $path)) { return }
    $rows = @(Import-Csv -LiteralPath $path -Encoding UTF8)
    if ($rows.Count -eq 0) { return }
    foreach ($column in $Columns) {
        if ($null -eq $rows[0].PSObject.Properties[$column]) {
            Write-Host "GAM told no column $column of $Name. Is it GAM7?"
            exit 2
        }
    }
    $rows
}

# 60 is GAM's word for: there are none.
function Confirm-Reading([string] $Name, [int] $Code) {
    if ($Code -ne 0 -and $Code -ne 60) {
        Write-Host "GAM could not read $Name (code $Code): see mailroom-work\log-read.txt"
        exit 2
    }
}

function Clear-List([string] $Name) {
    $path = Join-Path $PSScriptRoot "mailroom-work/have-$Name.csv"
    if (Test-Path -LiteralPath $path) { [IO.File]::Delete($path) }
}

$User = @{}
$Group = @{}
$Alias = @{}
$Here = @{}

# Programs write what they do to the error stream: that is no error.
function Read-User {
    $ErrorActionPreference = 'Continue'
    Clear-List 'users'
    gam redirect csv ./mailroom-work/have-users.csv print users fields 'primaryemail,includeinglobaladdresslist' *>> mailroom-work/log-read.txt
    Confirm-Reading 'users' $LASTEXITCODE
    $User.Clear()
    foreach ($row in @(Read-List 'users' @('primaryEmail', 'includeInGlobalAddressList'))) {
        $User[$row.primaryEmail] = $row.includeInGlobalAddressList
        $Here[(Get-Domain $row.primaryEmail)] = $true
    }
}

function Read-Group {
    $ErrorActionPreference = 'Continue'
    Clear-List 'groups'
    gam redirect csv ./mailroom-work/have-groups.csv print groups fields 'email,name,includeinglobaladdresslist' *>> mailroom-work/log-read.txt
    Confirm-Reading 'groups' $LASTEXITCODE
    $Group.Clear()
    foreach ($row in @(Read-List 'groups' @('email', 'name', 'includeInGlobalAddressList'))) {
        $Group[$row.email] = $row
        $Here[(Get-Domain $row.email)] = $true
    }
}

function Read-Alias {
    $ErrorActionPreference = 'Continue'
    Clear-List 'aliases'
    gam redirect csv ./mailroom-work/have-aliases.csv print aliases *>> mailroom-work/log-read.txt
    Confirm-Reading 'aliases' $LASTEXITCODE
    $Alias.Clear()
    foreach ($row in @(Read-List 'aliases' @('Alias', 'Target'))) { $Alias[$row.Alias] = $row.Target }
}

$Pair = @{}
$Resource = @{}

function Read-Member {
    $ErrorActionPreference = 'Continue'
    Clear-List 'members'
    gam redirect csv ./mailroom-work/have-members.csv print group-members fields 'group,email' *>> mailroom-work/log-read.txt
    Confirm-Reading 'members' $LASTEXITCODE
    foreach ($row in @(Read-List 'members' @('group', 'email'))) { $Pair["$($row.group) $($row.email)"] = $true }
}

function Read-Resource {
    $ErrorActionPreference = 'Continue'
    Clear-List 'resources'
    gam redirect csv ./mailroom-work/have-resources.csv print resources fields 'id,name,category' *>> mailroom-work/log-read.txt
    Confirm-Reading 'resources' $LASTEXITCODE
    $Resource.Clear()
    foreach ($row in @(Read-List 'resources' @('resourceId', 'resourceName', 'resourceCategory'))) { $Resource[$row.resourceId] = $row }
}

function Read-ResourceDelegate {
    $ErrorActionPreference = 'Continue'
    Clear-List 'acls'
    gam redirect csv ./mailroom-work/have-acls.csv print resources fields 'id,name' acls *>> mailroom-work/log-read.txt
    Confirm-Reading 'acls' $LASTEXITCODE
    foreach ($row in @(Read-List 'acls' @('resourceId', 'role', 'scope.value'))) {
        if ($row.role -eq 'owner') { $Pair["$($row.resourceId) $($row.'scope.value')"] = $true }
    }
}

function Read-Delegate {
    $ErrorActionPreference = 'Continue'
    Clear-List 'delegates'
    $writer = Open-Writer 'mailroom-work/want-mailboxes.csv'
    $writer.Write("Mailbox`r`n")
    $seen = @{}
    foreach ($row in @(Read-Row 'delegates')) {
        if ((Test-Address $row.Mailbox) -and -not $seen.ContainsKey($row.Mailbox)) {
            $seen[$row.Mailbox] = $true
            $writer.Write((ConvertTo-Cell $row.Mailbox) + "`r`n")
        }
    }
    $writer.Dispose()
    # Some mailboxes may not answer: what is missing then is asked for, and refused if it is there.
    gam redirect csv ./mailroom-work/have-delegates.csv multiprocess csv ./mailroom-work/want-mailboxes.csv charset utf-8 columndelimiter ',' noescapechar true gam user '~Mailbox' print delegates *>> mailroom-work/log-read.txt
    foreach ($row in @(Read-List 'delegates' @('User', 'delegateAddress'))) { $Pair["$($row.User) $($row.delegateAddress)"] = $true }
}

function Read-Again([string] $Name) {
    $Pair.Clear()
    switch ($Name) {
        'groups' { Read-Group }
        'members' { Read-Member }
        'aliases' { Read-Alias }
        'resources' { Read-Resource }
        'resource-delegates' { Read-Resource; Read-ResourceDelegate }
        'delegates' { Read-Delegate }
        'hidden' { Read-User; Read-Group }
    }
}

# GAM reads the rows that are missing from a file, and puts their cells in the place of the words with "~".
function Send-Missing([string] $Name) {
    $ErrorActionPreference = 'Continue'
    $log = "mailroom-work/log-$Name.txt"
    switch ($Name) {
        'groups' { gam csv ./mailroom-work/missing-groups.csv charset utf-8 columndelimiter ',' noescapechar true gam create group '~Email' name '~Name' description '~Description' whocanpostmessage anyone_can_post verifycreationretries 6 *>> $log }
        'members' { gam csv ./mailroom-work/missing-members.csv charset utf-8 columndelimiter ',' noescapechar true gam update group '~Group' add member '~Member' *>> $log }
        'aliases' { gam csv ./mailroom-work/missing-aliases.csv charset utf-8 columndelimiter ',' noescapechar true gam create alias '~Alias' '~Kind' '~Target' *>> $log }
        'resources' { gam csv ./mailroom-work/missing-resources.csv charset utf-8 columndelimiter ',' noescapechar true gam create resource '~Id' '~Name' category '~Category' autoacceptinvitations '~AutoAccept' *>> $log }
        'resource-delegates' { gam csv ./mailroom-work/missing-resource-delegates.csv charset utf-8 columndelimiter ',' noescapechar true gam resource '~Resource' add acls owner '~Delegate' sendnotifications false *>> $log }
        'delegates' { gam csv ./mailroom-work/missing-delegates.csv charset utf-8 columndelimiter ',' noescapechar true gam user '~Mailbox' add delegate '~Grantee' *>> $log }
        'hidden' { gam csv ./mailroom-work/missing-hidden.csv charset utf-8 columndelimiter ',' noescapechar true gam update '~Kind' '~Email' gal false *>> $log }
    }
}

# --- Comparing --------------------------------------------------------------------------------------------------

function New-Answer([string] $Action, [string] $Message = '') {
    return [pscustomobject] @{ Action = $Action; Message = $Message }
}

# What this kit creates earlier, as far as a run without changes goes.
$Planned = @{}

function Test-There([string] $Address) { return $User.ContainsKey($Address) -or $Group.ContainsKey($Address) -or $Alias.ContainsKey($Address) }
function Test-MissingParent([string] $Address) { return -not $Planned.ContainsKey($Address) -and -not (Test-There $Address) -and $Here.ContainsKey((Get-Domain $Address)) }

function Compare-Group($Row) {
    if (-not (Test-Address $Row.Email)) { return New-Answer 'refused' 'this is not an address' }
    if ($Row.Name -eq '') { return New-Answer 'refused' 'there is no name' }
    if ($Group.ContainsKey($Row.Email)) {
        if ($Group[$Row.Email].name -ceq $Row.Name) { return New-Answer 'same' }
        return New-Answer 'differs' "it is named `"$($Group[$Row.Email].name)`" at Google"
    }
    if ($User.ContainsKey($Row.Email)) { return New-Answer 'refused' 'a user has this address' }
    if ($Alias.ContainsKey($Row.Email)) { return New-Answer 'refused' "it is an alias of $($Alias[$Row.Email])" }
    return New-Answer 'create'
}

function Compare-Member($Row) {
    if (-not ((Test-Address $Row.Group) -and (Test-Address $Row.Member))) { return New-Answer 'refused' 'this is not an address' }
    if ($Pair.ContainsKey("$($Row.Group) $($Row.Member)")) { return New-Answer 'same' }
    if (-not $Group.ContainsKey($Row.Group) -and -not $Planned.ContainsKey($Row.Group)) { return New-Answer 'blocked' "blocked by group $($Row.Group), which is not there" }
    if (Test-MissingParent $Row.Member) { return New-Answer 'blocked' "blocked by $($Row.Member), which is not there" }
    if ($Group.ContainsKey($Row.Group)) { return New-Answer 'create' }
    return New-Answer 'create' 'after the group'
}

function Compare-Alias($Row) {
    if (-not ((Test-Address $Row.Alias) -and (Test-Address $Row.Target))) { return New-Answer 'refused' 'this is not an address' }
    if (@('user', 'group') -cnotcontains $Row.Kind) { return New-Answer 'refused' 'the kind is neither user nor group' }
    if ($Alias.ContainsKey($Row.Alias)) {
        if ($Alias[$Row.Alias] -eq $Row.Target) { return New-Answer 'same' }
        return New-Answer 'differs' "it is an alias of $($Alias[$Row.Alias])"
    }
    if (Test-There $Row.Alias) { return New-Answer 'refused' 'a user or group has this address' }
    $isThere = $User.ContainsKey($Row.Target)
    if ($Row.Kind -ceq 'group') { $isThere = $Group.ContainsKey($Row.Target) -or $Planned.ContainsKey($Row.Target) }
    if (-not $isThere) { return New-Answer 'blocked' "blocked by $($Row.Kind) $($Row.Target), which is not there" }
    return New-Answer 'create'
}

function Compare-Resource($Row) {
    if ($Row.Id -notmatch '^[A-Za-z0-9][A-Za-z0-9._-]*$') { return New-Answer 'refused' 'this is not an identity of a resource' }
    if ($Row.Name -eq '') { return New-Answer 'refused' 'there is no name' }
    if (@('conference_room', 'other') -cnotcontains $Row.Category) { return New-Answer 'refused' 'the category is neither conference_room nor other' }
    if (@('true', 'false') -cnotcontains $Row.AutoAccept) { return New-Answer 'refused' 'AutoAccept is neither true nor false' }
    if (-not $Resource.ContainsKey($Row.Id)) { return New-Answer 'create' }
    $has = $Resource[$Row.Id]
    if ($has.resourceName -ceq $Row.Name -and $has.resourceCategory -eq $Row.Category) { return New-Answer 'same' }
    return New-Answer 'differs' "it is `"$($has.resourceName)`", $($has.resourceCategory) at Google"
}

function Compare-ResourceDelegate($Row) {
    if ($Row.Resource -notmatch '^[A-Za-z0-9][A-Za-z0-9._-]*$' -or -not (Test-Address $Row.Delegate)) { return New-Answer 'refused' 'this is not a resource and an address' }
    if ($Pair.ContainsKey("$($Row.Resource) $($Row.Delegate)")) { return New-Answer 'same' }
    if (-not $Resource.ContainsKey($Row.Resource) -and -not $Planned.ContainsKey($Row.Resource)) { return New-Answer 'blocked' "blocked by resource $($Row.Resource), which is not there" }
    if (Test-MissingParent $Row.Delegate) { return New-Answer 'blocked' "blocked by $($Row.Delegate), which is not there" }
    if ($Resource.ContainsKey($Row.Resource)) { return New-Answer 'create' }
    return New-Answer 'create' 'after the resource'
}

function Compare-Delegate($Row) {
    if (-not ((Test-Address $Row.Mailbox) -and (Test-Address $Row.Grantee))) { return New-Answer 'refused' 'this is not an address' }
    if ($Pair.ContainsKey("$($Row.Mailbox) $($Row.Grantee)")) { return New-Answer 'same' }
    foreach ($address in @($Row.Mailbox, $Row.Grantee)) {
        if (-not $User.ContainsKey($address)) { return New-Answer 'blocked' "blocked by user $address, who is not there" }
    }
    return New-Answer 'create'
}

function Compare-Hidden($Row) {
    if (-not (Test-Address $Row.Email)) { return New-Answer 'refused' 'this is not an address' }
    if (@('user', 'group') -cnotcontains $Row.Kind) { return New-Answer 'refused' 'the kind is neither user nor group' }
    $shown = ''
    if ($Row.Kind -ceq 'user' -and $User.ContainsKey($Row.Email)) { $shown = $User[$Row.Email] }
    elseif ($Row.Kind -ceq 'group' -and $Group.ContainsKey($Row.Email)) { $shown = $Group[$Row.Email].includeInGlobalAddressList }
    elseif ($Row.Kind -cne 'group' -or -not $Planned.ContainsKey($Row.Email)) { return New-Answer 'blocked' "blocked by $($Row.Kind) $($Row.Email), which is not there" }
    if ($shown -eq 'false') { return New-Answer 'same' }
    return New-Answer 'create' 'is to be hidden'
}

function Compare-Row([string] $Name, $Row) {
    switch ($Name) {
        'groups' { return Compare-Group $Row }
        'members' { return Compare-Member $Row }
        'aliases' { return Compare-Alias $Row }
        'resources' { return Compare-Resource $Row }
        'resource-delegates' { return Compare-ResourceDelegate $Row }
        'delegates' { return Compare-Delegate $Row }
        'hidden' { return Compare-Hidden $Row }
    }
}

function Get-KeyOf([string] $Name, $Row) {
    switch ($Name) {
        'members' { return "$($Row.Group) <- $($Row.Member)" }
        'aliases' { return "$($Row.Target) <- $($Row.Alias)" }
        'resources' { return $Row.Id }
        'resource-delegates' { return "$($Row.Resource) <- $($Row.Delegate)" }
        'delegates' { return "$($Row.Mailbox) <- $($Row.Grantee)" }
        default { return $Row.Email }
    }
}

# --- The whole --------------------------------------------------------------------------------------------------

# Writes the rows that are missing for GAM. Returns how many they are.
function Write-Missing([string] $Name, $Rows) {
    $columns = $Headings[$Name].Split(',')
    $writer = Open-Writer "mailroom-work/missing-$Name.csv"
    $writer.Write($Headings[$Name] + "`r`n")
    $count = 0
    foreach ($row in $Rows) {
        if ((Compare-Row $Name $row).Action -ne 'create') { continue }
        $count++
        $cells = @($columns | ForEach-Object { ConvertTo-Cell $row.$_ })
        $writer.Write(($cells -join ',') + "`r`n")
    }
    $writer.Dispose()
    return $count
}

# Begins a log, and keeps the one of an earlier run.
function Open-Log([string] $Name) {
    $path = Join-Path $PSScriptRoot "result-$Name.csv"
    for ($number = 1; (Test-Path -LiteralPath $path); $number++) {
        $kept = Join-Path $PSScriptRoot "result-$Name-before-$number.csv"
        if (-not (Test-Path -LiteralPath $kept)) { [IO.File]::Move($path, $kept) }
    }
    $log = Open-Writer "result-$Name.csv"
    $log.Write("line,key,action,outcome,message`r`n")
    return $log
}

function Write-Line($Row, [string] $Outcome, [string] $Key, [string] $Message) {
    $text = ''
    if ($Message -ne '') { $text = "  ($(ConvertTo-Visible $Message))" }
    Write-Host ('{0,6}  {1,-8} {2}{3}' -f $Row.Line, $Outcome, (ConvertTo-Visible $Key), $text)
}

# Creates what is missing in rounds: Google takes some things only after a while.
function Complete-Step([string] $Name, $Rows) {
    $plan = @{}
    foreach ($row in $Rows) { $plan[[string] $row.Line] = (Compare-Row $Name $row).Action }
    for ($round = 1; $round -le 4; $round++) {
        $count = Write-Missing $Name $Rows
        if ($count -eq 0) { break }
        if ($round -gt 1) { Start-Sleep -Seconds $Wait }
        Write-Host "  $count to create"
        Send-Missing $Name
        Read-Again $Name
    }
    $isGood = $true
    $log = Open-Log $Name
    foreach ($row in $Rows) {
        $answer = Compare-Row $Name $row
        $was = $plan[[string] $row.Line]
        $outcome = $answer.Action
        $message = $answer.Message
        if ($was -eq 'create' -and $outcome -eq 'same') { $outcome = 'created' }
        if ($outcome -eq 'create') {
            $outcome = 'failed'
            $message = "GAM did not do it: see mailroom-work\log-$Name.txt"
        }
        if (@('created', 'same') -notcontains $outcome) { $isGood = $false }
        $key = Get-KeyOf $Name $row
        Write-Line $row $outcome $key $message
        $cells = @([string] $row.Line, (ConvertTo-Cell $key), $was, $outcome, (ConvertTo-Cell $message))
        $log.Write(($cells -join ',') + "`r`n")
    }
    $log.Dispose()
    return $isGood
}

if ($null -eq (Get-Command -Name gam -ErrorAction SilentlyContinue)) {
    Write-Host 'The program gam cannot be found.'
    exit 2
}
$null = [IO.Directory]::CreateDirectory((Join-Path $PSScriptRoot 'mailroom-work'))
# All files are looked at before anything is done.
foreach ($name in $Steps) { $null = @(Read-Row $name) }
if (-not $Apply) {
    foreach ($row in @(Read-Row 'groups')) { $Planned[$row.Email] = $true }
    foreach ($row in @(Read-Row 'resources')) { $Planned[$row.Id] = $true }
}
Read-User
Read-Group
Read-Alias
$isGood = $true
foreach ($name in $Steps) {
    $rows = @(Read-Row $name)
    if ($rows.Count -eq 0) { continue }
    Write-Host $name
    Read-Again $name
    if ($Apply) {
        if (-not (Complete-Step $name $rows)) { $isGood = $false }
        continue
    }
    foreach ($row in $rows) {
        $answer = Compare-Row $name $row
        if (@('create', 'same') -notcontains $answer.Action) { $isGood = $false }
        Write-Line $row $answer.Action (Get-KeyOf $name $row) $answer.Message
    }
}
Write-Host ''
if (-not $Apply) { Write-Host 'Nothing was changed. With -Apply, what says "create" is created.' }
if ($isGood) { exit 0 }
exit 1

#Requires -Version 5.1
<#
.SYNOPSIS
Brings what the CSV files beside this script list into Exchange Online. The script is the same for everybody.

.DESCRIPTION
Connect first:
    Install-Module ExchangeOnlineManagement    (once)
    Connect-ExchangeOnline

    .\apply.ps1            reads Exchange Online, compares, and changes nothing
    .\apply.ps1 -Apply     creates what is missing; deletes and resets nothing; can be stopped and started again

With -Apply it first waits until each mailbox exists: people need a licence for that.

.PARAMETER Apply
Creates and completes. Without it nothing is changed.

.PARAMETER Step
Only these steps, in the usual order.

.PARAMETER WaitMinutes
How long to wait for mailboxes. What depends on one that is still missing is then "blocked".
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [switch] $Apply,
    [ValidateSet('rooms', 'contacts', 'groups', 'group-members', 'aliases', 'permissions', 'profile', 'booking')]
    [string[]] $Step = @('rooms', 'contacts', 'groups', 'group-members', 'aliases', 'permissions', 'profile', 'booking'),
    [ValidateRange(0, 600)]
    [int] $WaitMinutes = 60
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
# Exchange's cmdlets do not see the preference of a script: each one is told.
$Simulate = [bool] $WhatIfPreference
$WhatIfPreference = $false

$Files = @{
    'rooms'         = 'rooms.csv'
    'contacts'      = 'contacts.csv'
    'groups'        = 'groups.csv'
    'group-members' = 'group-members.csv'
    'aliases'       = 'aliases.csv'
    'permissions'   = 'permissions.csv'
    'profile'       = 'profile.csv'
    'booking'       = 'rooms.csv'
}
$Headings = @{
    'rooms.csv'         = 'Identity,Name,DisplayName,Kind,AutoAccept,AllowConflicts,AllowRecurringMeetings,Delegates'
    'contacts.csv'      = 'Name,DisplayName,ExternalEmailAddress'
    'groups.csv'        = 'Identity,Name,DisplayName,Type'
    'group-members.csv' = 'Group,Member'
    'aliases.csv'       = 'Identity,Kind,Address'
    'permissions.csv'   = 'Mailbox,Kind,Right,Grantee'
    'profile.csv'       = 'Identity,Kind,Hidden,Initials,Company'
    'mailboxes.csv'     = 'Identity'
}

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
    return $Text -match '^[^@\s*"(),:;<>\[\]\\\p{Cc}]+@[A-Za-z0-9.-]+$'
}

# Reads a CSV of the kit. Each row knows the line at which it starts.
function Read-Row([string] $File) {
    $path = Join-Path $PSScriptRoot $File
    if (-not (Test-Path -LiteralPath $path)) { return }
    $first = @(Get-Content -LiteralPath $path -TotalCount 1 -Encoding UTF8)
    if ($first.Count -eq 0) { return }
    if ($first[0].TrimStart([char] 0xFEFF).Trim() -cne $Headings[$File]) {
        Write-Host "$File must have the headings $($Headings[$File])"
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

# --- Exchange ---------------------------------------------------------------------------------------------------

function Test-Missing($ErrorRecord) {
    return ("$($ErrorRecord.Exception.Message) $($ErrorRecord.FullyQualifiedErrorId)") -match 'ManagementObjectNotFound|ObjectNotFound'
}

function Test-Busy($ErrorRecord) {
    return ("$($ErrorRecord.Exception.Message) $($ErrorRecord.FullyQualifiedErrorId)") -match 'throttl|micro.?delay|too many|server ?busy|ServerBusy|temporar|transient|timed? ?out|timeout|\b429\b|\b50[0234]\b|try again|connection was closed'
}

function Test-Exists($ErrorRecord) {
    return ("$($ErrorRecord.Exception.Message) $($ErrorRecord.FullyQualifiedErrorId)") -match 'MemberAlreadyExists'
}

$Recipients = @{}
$Members = @{}

function Get-AddressOf($Recipient) {
    $all = @([string] $Recipient.PrimarySmtpAddress) + @($Recipient.EmailAddresses | ForEach-Object { [string] $_ }) + @([string] $Recipient.ExternalEmailAddress)
    foreach ($address in $all) {
        if ($address -match '^(?:smtp:)?([^:]+@[^:]+)$') { $Matches[1].ToLowerInvariant() }
    }
}

function Add-Recipient($Recipient) {
    foreach ($address in @(Get-AddressOf $Recipient)) { $Recipients[$address] = $Recipient }
}

# Returns who has an address. Again: asks Exchange, and does not rely on the list read before.
function Find-Recipient([string] $Address, [bool] $Again) {
    $key = $Address.ToLowerInvariant()
    if (-not $Again) { return $Recipients[$key] }
    $found = $null
    try {
        $found = @(Get-Recipient -Identity $Address -ErrorAction Stop) | Where-Object { @(Get-AddressOf $_) -contains $key } | Select-Object -First 1
    }
    catch {
        if (-not (Test-Missing $_)) { throw }
    }
    if ($null -ne $found) { Add-Recipient $found }
    return $found
}

# Says whether a name in a list of Exchange's means a recipient.
function Test-Means($Name, $Recipient) {
    $text = [string] $Name
    if ($text -eq '') { return $false }
    $names = @($Recipient.PrimarySmtpAddress, $Recipient.WindowsLiveID, $Recipient.Name, $Recipient.Alias, $Recipient.Identity, $Recipient.Guid, $Recipient.ExternalDirectoryObjectId, $Recipient.DistinguishedName)
    foreach ($each in $names) { if ($null -ne $each -and ([string] $each) -eq $text) { return $true } }
    return $false
}

function Test-Mailbox($Recipient) { return ([string] $Recipient.RecipientTypeDetails) -like '*Mailbox' }
function Test-Group($Recipient) { return @('MailUniversalDistributionGroup', 'MailUniversalSecurityGroup') -contains [string] $Recipient.RecipientTypeDetails }
function Test-Kind($Recipient, [string] $Kind) {
    if ($Kind -ceq 'Group') { return Test-Group $Recipient }
    return Test-Mailbox $Recipient
}

# --- Comparing --------------------------------------------------------------------------------------------------

function New-Answer([string] $Action, [string] $Message = '', [bool] $Completes = $false) {
    return [pscustomobject] @{ Action = $Action; Message = $Message; Completes = $Completes }
}

# What this kit creates earlier, as far as a run without changes goes.
$Planned = @{}

function Get-Blocker([string] $Address, $Recipient) {
    if ($null -ne $Recipient -or $Planned.ContainsKey($Address.ToLowerInvariant())) { return $null }
    return New-Answer 'blocked' "blocked by $Address, which is not there"
}

function Compare-Room($Row, [bool] $Again) {
    if (-not (Test-Address $Row.Identity)) { return New-Answer 'refused' 'this is not an address' }
    if (@('Room', 'Equipment') -cnotcontains $Row.Kind) { return New-Answer 'refused' 'the kind is neither Room nor Equipment' }
    if ($Row.Name -eq '' -or $Row.Name.Length -gt 64) { return New-Answer 'refused' 'the name must have 1 to 64 characters' }
    $found = Find-Recipient $Row.Identity $Again
    if ($null -eq $found) { return New-Answer 'create' }
    if ([string] $found.RecipientTypeDetails -ne "$($Row.Kind)Mailbox") { return New-Answer 'differs' "it is a $($found.RecipientTypeDetails)" }
    if ([string] $found.DisplayName -cne $Row.DisplayName) { return New-Answer 'differs' "it is named `"$($found.DisplayName)`"" }
    return New-Answer 'same'
}

function Compare-Contact($Row, [bool] $Again) {
    if (-not (Test-Address $Row.ExternalEmailAddress)) { return New-Answer 'refused' 'this is not an address' }
    if ($Row.Name -eq '' -or $Row.Name.Length -gt 64) { return New-Answer 'refused' 'the name must have 1 to 64 characters' }
    $found = Find-Recipient $Row.ExternalEmailAddress $Again
    if ($null -eq $found) { return New-Answer 'create' }
    if ([string] $found.RecipientTypeDetails -ne 'MailContact') { return New-Answer 'differs' "it is a $($found.RecipientTypeDetails)" }
    return New-Answer 'same'
}

function Compare-Group($Row, [bool] $Again) {
    if (-not (Test-Address $Row.Identity)) { return New-Answer 'refused' 'this is not an address' }
    if (@('Distribution', 'Security') -cnotcontains $Row.Type) { return New-Answer 'refused' 'the type is neither Distribution nor Security' }
    if ($Row.Name -eq '' -or $Row.Name.Length -gt 64) { return New-Answer 'refused' 'the name must have 1 to 64 characters' }
    $found = Find-Recipient $Row.Identity $Again
    if ($null -eq $found) { return New-Answer 'create' }
    if ([string] $found.RecipientTypeDetails -ne "MailUniversal$($Row.Type)Group") { return New-Answer 'differs' "it is a $($found.RecipientTypeDetails)" }
    $group = Get-DistributionGroup -Identity ([string] $found.PrimarySmtpAddress) -ErrorAction Stop
    if ($group.RequireSenderAuthenticationEnabled -eq $true) { return New-Answer 'differs' 'it refuses mail from outside' $true }
    if ([string] $found.DisplayName -cne $Row.DisplayName) { return New-Answer 'differs' "it is named `"$($found.DisplayName)`"" }
    return New-Answer 'same'
}

function Compare-Member($Row, [bool] $Again) {
    if (-not ((Test-Address $Row.Group) -and (Test-Address $Row.Member))) { return New-Answer 'refused' 'this is not an address' }
    $group = Find-Recipient $Row.Group $false
    $blocker = Get-Blocker $Row.Group $group
    if ($null -ne $blocker) { return $blocker }
    if ($null -ne $group -and -not (Test-Group $group)) { return New-Answer 'refused' "$($Row.Group) is a $($group.RecipientTypeDetails)" }
    $member = Find-Recipient $Row.Member $false
    $blocker = Get-Blocker $Row.Member $member
    if ($null -ne $blocker) { return $blocker }
    if ($null -eq $group -or $null -eq $member) { return New-Answer 'create' 'after the group and the member' }
    $key = [string] $group.PrimarySmtpAddress
    if (-not $Members.ContainsKey($key)) {
        $known = @{}
        foreach ($each in @(Get-DistributionGroupMember -Identity $key -ResultSize Unlimited -ErrorAction Stop)) {
            $known[([string] $each.Guid)] = $true
            $known[([string] $each.PrimarySmtpAddress)] = $true
        }
        $Members[$key] = $known
    }
    if ($Members[$key].ContainsKey([string] $member.Guid) -or $Members[$key].ContainsKey([string] $member.PrimarySmtpAddress)) { return New-Answer 'same' }
    return New-Answer 'create'
}

function Compare-Alias($Row, [bool] $Again) {
    if (-not ((Test-Address $Row.Identity) -and (Test-Address $Row.Address))) { return New-Answer 'refused' 'this is not an address' }
    if (@('Mailbox', 'Group') -cnotcontains $Row.Kind) { return New-Answer 'refused' 'the kind is neither Mailbox nor Group' }
    $owner = Find-Recipient $Row.Identity $Again
    $blocker = Get-Blocker $Row.Identity $owner
    if ($null -ne $blocker) { return $blocker }
    if ($null -ne $owner -and -not (Test-Kind $owner $Row.Kind)) { return New-Answer 'blocked' "blocked by $($Row.Identity), which is a $($owner.RecipientTypeDetails)" }
    $holder = Find-Recipient $Row.Address $Again
    if ($null -eq $holder) { return New-Answer 'create' }
    if ($null -ne $owner -and [string] $holder.Guid -eq [string] $owner.Guid) { return New-Answer 'same' }
    return New-Answer 'differs' "it belongs to $($holder.PrimarySmtpAddress)"
}

function Compare-Permission($Row, [bool] $Again) {
    if (-not ((Test-Address $Row.Mailbox) -and (Test-Address $Row.Grantee))) { return New-Answer 'refused' 'this is not an address' }
    if (@('Mailbox', 'Group') -cnotcontains $Row.Kind) { return New-Answer 'refused' 'the kind is neither Mailbox nor Group' }
    if (@('FullAccess', 'FullAccessNoAutoMapping', 'SendAs', 'SendOnBehalf') -cnotcontains $Row.Right) { return New-Answer 'refused' 'there is no such right' }
    if ($Row.Kind -ceq 'Group' -and $Row.Right -clike 'FullAccess*') { return New-Answer 'refused' 'a group has no mailbox' }
    $mailbox = Find-Recipient $Row.Mailbox $Again
    $blocker = Get-Blocker $Row.Mailbox $mailbox
    if ($null -ne $blocker) { return $blocker }
    if ($null -ne $mailbox -and -not (Test-Kind $mailbox $Row.Kind)) { return New-Answer 'blocked' "blocked by $($Row.Mailbox), which is a $($mailbox.RecipientTypeDetails)" }
    $grantee = Find-Recipient $Row.Grantee $Again
    $blocker = Get-Blocker $Row.Grantee $grantee
    if ($null -ne $blocker) { return $blocker }
    if ($null -eq $mailbox -or $null -eq $grantee) { return New-Answer 'create' 'after both are there' }
    # Found just now: for one that does not exist Exchange would list the permissions of everybody.
    $identity = [string] $mailbox.PrimarySmtpAddress
    if ($Row.Right -ceq 'SendAs') {
        foreach ($each in @(Get-RecipientPermission -Identity $identity -ResultSize Unlimited -ErrorAction Stop)) {
            if ((@($each.AccessRights) -join ',') -match 'SendAs' -and [string] $each.AccessControlType -ne 'Deny' -and (Test-Means $each.Trustee $grantee)) { return New-Answer 'same' }
        }
    }
    elseif ($Row.Right -ceq 'SendOnBehalf') {
        $list = @()
        if ($Row.Kind -ceq 'Group') { $list = @((Get-DistributionGroup -Identity $identity -ErrorAction Stop).GrantSendOnBehalfTo) }
        else { $list = @((Get-Mailbox -Identity $identity -ErrorAction Stop).GrantSendOnBehalfTo) }
        foreach ($each in $list) { if (Test-Means $each $grantee) { return New-Answer 'same' } }
    }
    else {
        foreach ($each in @(Get-MailboxPermission -Identity $identity -ResultSize Unlimited -ErrorAction Stop)) {
            if ((@($each.AccessRights) -join ',') -match 'FullAccess' -and $each.Deny -ne $true -and $each.IsInherited -ne $true -and (Test-Means $each.User $grantee)) { return New-Answer 'same' }
        }
    }
    return New-Answer 'create'
}

function Compare-Profile($Row, [bool] $Again) {
    if (-not (Test-Address $Row.Identity)) { return New-Answer 'refused' 'this is not an address' }
    if (@('Mailbox', 'Group') -cnotcontains $Row.Kind) { return New-Answer 'refused' 'the kind is neither Mailbox nor Group' }
    if ($Row.Initials.Length -gt 6) { return New-Answer 'refused' 'initials have at most 6 characters' }
    $found = Find-Recipient $Row.Identity $Again
    $blocker = Get-Blocker $Row.Identity $found
    if ($null -ne $blocker) { return $blocker }
    if ($null -eq $found) { return New-Answer 'create' 'after it is there' }
    if (-not (Test-Kind $found $Row.Kind)) { return New-Answer 'blocked' "blocked by $($Row.Identity), which is a $($found.RecipientTypeDetails)" }
    $missing = @()
    $other = @()
    if ($Row.Hidden -ceq 'True' -and $found.HiddenFromAddressListsEnabled -ne $true) { $missing += 'Hidden' }
    if ($Row.Kind -ceq 'Mailbox' -and ($Row.Initials -ne '' -or $Row.Company -ne '')) {
        $user = Get-User -Identity ([string] $found.PrimarySmtpAddress) -ErrorAction Stop
        foreach ($field in @('Initials', 'Company')) {
            $wanted = [string] $Row.$field
            $has = [string] $user.$field
            if ($wanted -eq '' -or $wanted -ceq $has) { continue }
            if ($has -eq '') { $missing += $field }
            else { $other += "$field is `"$has`"" }
        }
    }
    if ($missing.Count -gt 0) { return New-Answer 'differs' ("missing: " + ($missing -join ', ')) $true }
    if ($other.Count -gt 0) { return New-Answer 'differs' ($other -join '; ') }
    return New-Answer 'same'
}

function Get-DelegateOf($Row) {
    return @($Row.Delegates.Split(';') | ForEach-Object { $_.Trim() } | Where-Object { $_ -ne '' })
}

# What a room is to do with requests. What the kit does not say stays as it is.
function Get-WantedBooking($Row, $Now) {
    $wanted = @{
        AllBookInPolicy        = [bool] $Now.AllBookInPolicy
        AllRequestInPolicy     = [bool] $Now.AllRequestInPolicy
        AllowConflicts         = [bool] $Now.AllowConflicts
        AllowRecurringMeetings = [bool] $Now.AllowRecurringMeetings
    }
    if ($Row.AutoAccept -ne '') {
        $wanted.AllBookInPolicy = $Row.AutoAccept -ceq 'True'
        $wanted.AllRequestInPolicy = $Row.AutoAccept -cne 'True'
    }
    if ($Row.AllowConflicts -ne '') { $wanted.AllowConflicts = $Row.AllowConflicts -ceq 'True' }
    if ($Row.AllowRecurringMeetings -ne '') { $wanted.AllowRecurringMeetings = $Row.AllowRecurringMeetings -ceq 'True' }
    return $wanted
}

function Compare-Booking($Row, [bool] $Again) {
    if (-not (Test-Address $Row.Identity)) { return New-Answer 'refused' 'this is not an address' }
    foreach ($value in @($Row.AutoAccept, $Row.AllowConflicts, $Row.AllowRecurringMeetings)) {
        if (@('', 'True', 'False') -cnotcontains $value) { return New-Answer 'refused' 'a setting is neither True nor False' }
    }
    $delegates = @(Get-DelegateOf $Row)
    if ($Row.AutoAccept -eq '' -and $Row.AllowConflicts -eq '' -and $Row.AllowRecurringMeetings -eq '' -and $delegates.Count -eq 0) { return New-Answer 'same' 'nothing is to be set' }
    $room = Find-Recipient $Row.Identity $Again
    $blocker = Get-Blocker $Row.Identity $room
    if ($null -ne $blocker) { return $blocker }
    $people = @()
    foreach ($address in $delegates) {
        if (-not (Test-Address $address)) { return New-Answer 'refused' 'a delegate is not an address' }
        $person = Find-Recipient $address $Again
        if ($null -eq $person) { return New-Answer 'blocked' "blocked by $address, which is not there" }
        $people += $person
    }
    if ($null -eq $room) { return New-Answer 'create' 'after the room' }
    $now = Get-CalendarProcessing -Identity ([string] $room.PrimarySmtpAddress) -ErrorAction Stop
    $wanted = Get-WantedBooking $Row $now
    $has = @($now.ResourceDelegates | Where-Object { $null -ne $_ -and [string] $_ -ne '' })
    $reached = $has.Count -eq $people.Count -and [string] $now.AutomateProcessing -eq 'AutoAccept'
    foreach ($name in @($wanted.Keys)) { if ([bool] $now.$name -ne $wanted[$name]) { $reached = $false } }
    foreach ($person in $people) {
        if (@($has | Where-Object { Test-Means $_ $person }).Count -eq 0) { $reached = $false }
    }
    if ($reached) { return New-Answer 'same' }
    # Only a room that is as it was made is set: what somebody has decided since stays.
    $isNew = $has.Count -eq 0 -and $now.AllBookInPolicy -eq $true -and $now.AllRequestInPolicy -ne $true -and $now.AllowConflicts -ne $true -and $now.AllowRecurringMeetings -eq $true
    if ($isNew) { return New-Answer 'differs' 'it is as it was made' $true }
    return New-Answer 'differs' 'somebody has set it otherwise'
}

function Compare-Row([string] $Name, $Row, [bool] $Again) {
    switch ($Name) {
        'rooms' { return Compare-Room $Row $Again }
        'contacts' { return Compare-Contact $Row $Again }
        'groups' { return Compare-Group $Row $Again }
        'group-members' { return Compare-Member $Row $Again }
        'aliases' { return Compare-Alias $Row $Again }
        'permissions' { return Compare-Permission $Row $Again }
        'profile' { return Compare-Profile $Row $Again }
        'booking' { return Compare-Booking $Row $Again }
    }
}

# --- Creating and completing ------------------------------------------------------------------------------------

function Complete-Permission($Row) {
    if ($Row.Right -ceq 'FullAccess') { $null = Add-MailboxPermission -Identity $Row.Mailbox -User $Row.Grantee -AccessRights FullAccess -AutoMapping $true -WhatIf:$Simulate -ErrorAction Stop }
    elseif ($Row.Right -ceq 'FullAccessNoAutoMapping') { $null = Add-MailboxPermission -Identity $Row.Mailbox -User $Row.Grantee -AccessRights FullAccess -AutoMapping $false -WhatIf:$Simulate -ErrorAction Stop }
    elseif ($Row.Right -ceq 'SendAs') { $null = Add-RecipientPermission -Identity $Row.Mailbox -Trustee $Row.Grantee -AccessRights SendAs -Confirm:$false -WhatIf:$Simulate -ErrorAction Stop }
    elseif ($Row.Kind -ceq 'Group') { $null = Set-DistributionGroup -Identity $Row.Mailbox -GrantSendOnBehalfTo @{ Add = $Row.Grantee } -BypassSecurityGroupManagerCheck -WhatIf:$Simulate -ErrorAction Stop }
    else { $null = Set-Mailbox -Identity $Row.Mailbox -GrantSendOnBehalfTo @{ Add = $Row.Grantee } -WhatIf:$Simulate -ErrorAction Stop }
}

function Complete-Profile($Row) {
    $found = Find-Recipient $Row.Identity $false
    if ($Row.Hidden -ceq 'True' -and $found.HiddenFromAddressListsEnabled -ne $true) {
        if ($Row.Kind -ceq 'Group') { $null = Set-DistributionGroup -Identity $Row.Identity -HiddenFromAddressListsEnabled $true -BypassSecurityGroupManagerCheck -WhatIf:$Simulate -ErrorAction Stop }
        else { $null = Set-Mailbox -Identity $Row.Identity -HiddenFromAddressListsEnabled $true -WhatIf:$Simulate -ErrorAction Stop }
    }
    if ($Row.Kind -ceq 'Group' -or ($Row.Initials -eq '' -and $Row.Company -eq '')) { return }
    $user = Get-User -Identity ([string] $found.PrimarySmtpAddress) -ErrorAction Stop
    if ($Row.Initials -ne '' -and [string] $user.Initials -eq '') { $null = Set-User -Identity $Row.Identity -Initials $Row.Initials -WhatIf:$Simulate -ErrorAction Stop }
    if ($Row.Company -ne '' -and [string] $user.Company -eq '') { $null = Set-User -Identity $Row.Identity -Company $Row.Company -WhatIf:$Simulate -ErrorAction Stop }
}

function Complete-Booking($Row) {
    $now = Get-CalendarProcessing -Identity $Row.Identity -ErrorAction Stop
    $wanted = Get-WantedBooking $Row $now
    $delegates = @(Get-DelegateOf $Row)
    if ($delegates.Count -eq 0) {
        $null = Set-CalendarProcessing -Identity $Row.Identity -AutomateProcessing AutoAccept -AllBookInPolicy $wanted.AllBookInPolicy -AllRequestInPolicy $wanted.AllRequestInPolicy -AllowConflicts $wanted.AllowConflicts -AllowRecurringMeetings $wanted.AllowRecurringMeetings -WhatIf:$Simulate -ErrorAction Stop
    }
    else {
        $null = Set-CalendarProcessing -Identity $Row.Identity -AutomateProcessing AutoAccept -AllBookInPolicy $wanted.AllBookInPolicy -AllRequestInPolicy $wanted.AllRequestInPolicy -AllowConflicts $wanted.AllowConflicts -AllowRecurringMeetings $wanted.AllowRecurringMeetings -ResourceDelegates $delegates -WhatIf:$Simulate -ErrorAction Stop
    }
}

function Complete-Member($Row) {
    try {
        $null = Add-DistributionGroupMember -Identity $Row.Group -Member $Row.Member -BypassSecurityGroupManagerCheck -WhatIf:$Simulate -ErrorAction Stop
    }
    catch {
        # Somebody was faster.
        if (-not (Test-Exists $_)) { throw }
    }
}

# Creates what is missing, in one call where there is one.
function Complete-Row([string] $Name, $Row, [string] $Action) {
    switch ($Name) {
        'rooms' {
            if ($Row.Kind -ceq 'Room') { $null = New-Mailbox -Room -Name $Row.Name -DisplayName $Row.DisplayName -PrimarySmtpAddress $Row.Identity -WhatIf:$Simulate -ErrorAction Stop }
            else { $null = New-Mailbox -Equipment -Name $Row.Name -DisplayName $Row.DisplayName -PrimarySmtpAddress $Row.Identity -WhatIf:$Simulate -ErrorAction Stop }
        }
        'contacts' { $null = New-MailContact -Name $Row.Name -DisplayName $Row.DisplayName -ExternalEmailAddress $Row.ExternalEmailAddress -WhatIf:$Simulate -ErrorAction Stop }
        'groups' {
            if ($Action -eq 'create') { $null = New-DistributionGroup -Name $Row.Name -DisplayName $Row.DisplayName -PrimarySmtpAddress $Row.Identity -Type $Row.Type -WhatIf:$Simulate -ErrorAction Stop }
            else { $null = Set-DistributionGroup -Identity $Row.Identity -RequireSenderAuthenticationEnabled $false -BypassSecurityGroupManagerCheck -WhatIf:$Simulate -ErrorAction Stop }
        }
        'group-members' { Complete-Member $Row }
        'aliases' {
            if ($Row.Kind -ceq 'Group') { $null = Set-DistributionGroup -Identity $Row.Identity -EmailAddresses @{ Add = "smtp:$($Row.Address)" } -BypassSecurityGroupManagerCheck -WhatIf:$Simulate -ErrorAction Stop }
            else { $null = Set-Mailbox -Identity $Row.Identity -EmailAddresses @{ Add = "smtp:$($Row.Address)" } -WhatIf:$Simulate -ErrorAction Stop }
        }
        'permissions' { Complete-Permission $Row }
        'profile' { Complete-Profile $Row }
        'booking' { Complete-Booking $Row }
    }
}

# Carries out a row: reads it again, creates, reads again, completes. While Exchange is busy it waits, and begins anew.
function Resolve-Row([string] $Name, $Row) {
    $outcome = ''
    $action = ''
    for ($attempt = 0; ; $attempt++) {
        try {
            $answer = Compare-Row $Name $Row ($Apply -and $attempt -gt 0)
            if ($action -eq '') { $action = $answer.Action }
            $does = $answer.Action -eq 'create' -or $answer.Completes
            if (-not $Apply -or -not $does) {
                if ($outcome -eq '') { $outcome = $answer.Action }
                if ($Apply -or -not $answer.Completes) { return [pscustomobject] @{ Action = $action; Outcome = $outcome; Message = $answer.Message } }
                return [pscustomobject] @{ Action = $action; Outcome = $outcome; Message = "$($answer.Message); would be completed" }
            }
            $answer = Compare-Row $Name $Row $true
            if ($answer.Action -ne 'create' -and -not $answer.Completes) {
                if ($outcome -eq '') { $outcome = $answer.Action }
                return [pscustomobject] @{ Action = $action; Outcome = $outcome; Message = $answer.Message }
            }
            Complete-Row $Name $Row $answer.Action
            if ($Simulate) { return [pscustomobject] @{ Action = $action; Outcome = $action; Message = '-WhatIf: nothing was changed' } }
            if ($answer.Action -eq 'create') { $outcome = 'created' }
            elseif ($outcome -eq '') { $outcome = 'completed' }
            if ($Name -eq 'rooms' -or $Name -eq 'contacts' -or $Name -eq 'groups') {
                # It may take a moment until what was made can be found; a group must still be opened to the outside.
                for ($look = 0; $look -lt 12 -and $null -eq (Find-Recipient (Get-KeyOf $Name $Row) $true); $look++) { Start-Sleep -Seconds 5 }
            }
            if ($Name -ne 'groups' -or $answer.Action -ne 'create') { return [pscustomobject] @{ Action = $action; Outcome = $outcome; Message = '' } }
        }
        catch {
            $wait = (Test-Busy $_) -or ($outcome -eq 'created' -and (Test-Missing $_))
            if (-not $wait -or $attempt -ge 8) {
                return [pscustomobject] @{ Action = $action; Outcome = 'failed'; Message = [string] $_.Exception.Message }
            }
            Start-Sleep -Seconds ([math]::Min(300, 5 * [math]::Pow(2, $attempt)))
        }
    }
}

function Get-KeyOf([string] $Name, $Row) {
    switch ($Name) {
        'contacts' { return $Row.ExternalEmailAddress }
        'group-members' { return "$($Row.Group) <- $($Row.Member)" }
        'aliases' { return "$($Row.Identity) <- $($Row.Address)" }
        'permissions' { return "$($Row.Mailbox) <- $($Row.Grantee) $($Row.Right)" }
        default { return $Row.Identity }
    }
}

# --- The whole --------------------------------------------------------------------------------------------------

function Wait-Mailbox {
    $missing = @{}
    # Rooms are not in it: they are made afterwards.
    foreach ($row in @(Read-Row 'mailboxes.csv')) { $missing[$row.Identity.ToLowerInvariant()] = $true }
    $end = (Get-Date).AddMinutes($WaitMinutes)
    $first = $true
    while ($true) {
        foreach ($address in @($missing.Keys)) {
            if (-not (Test-Address $address)) { $missing.Remove($address); continue }
            $found = $null
            try { $found = Find-Recipient $address (-not $first) }
            catch { if (-not (Test-Busy $_)) { throw } }
            if ($null -ne $found -and (Test-Mailbox $found)) { $missing.Remove($address) }
        }
        $first = $false
        if ($missing.Count -eq 0 -or (Get-Date) -ge $end) { break }
        Write-Host "$($missing.Count) mailboxes are not there yet. Has everybody a licence? I look again in a minute."
        Start-Sleep -Seconds 60
    }
    foreach ($address in @($missing.Keys | Sort-Object)) { Write-Host "        not there: $(ConvertTo-Visible $address)" }
}

# Begins a log, and keeps the one of an earlier run.
function Open-Log([string] $Name) {
    $path = Join-Path $PSScriptRoot "result-$Name.csv"
    for ($number = 1; (Test-Path -LiteralPath $path); $number++) {
        $kept = Join-Path $PSScriptRoot "result-$Name-before-$number.csv"
        if (-not (Test-Path -LiteralPath $kept)) { [IO.File]::Move($path, $kept) }
    }
    $log = New-Object -TypeName IO.StreamWriter -ArgumentList $path, $false, (New-Object -TypeName Text.UTF8Encoding -ArgumentList $false)
    $log.AutoFlush = $true
    $log.Write("line,key,action,outcome,message`r`n")
    return $log
}

if ($null -eq (Get-Command -Name New-Mailbox -ErrorAction SilentlyContinue)) {
    Write-Host 'There is no connection to Exchange Online. Run Connect-ExchangeOnline first.'
    exit 2
}
# All files are looked at before anything is done.
foreach ($file in @($Headings.Keys)) {
    $null = @(Read-Row $file)
    # A kit begins a second file when one would have more than 15 million characters.
    $more = $file.Replace('.csv', '-2.csv')
    if (Test-Path -LiteralPath (Join-Path $PSScriptRoot $more)) {
        Write-Host "There is a $more. This script reads one file of each kind: run it in a folder of its own for each part."
        exit 2
    }
}

Write-Host 'Reading the recipients of Exchange Online.'
foreach ($recipient in @(Get-Recipient -ResultSize Unlimited -ErrorAction Stop)) { Add-Recipient $recipient }
if (-not $Apply -or $Simulate) {
    foreach ($row in @(Read-Row 'rooms.csv')) { $Planned[$row.Identity.ToLowerInvariant()] = $true }
    foreach ($row in @(Read-Row 'groups.csv')) { $Planned[$row.Identity.ToLowerInvariant()] = $true }
    foreach ($row in @(Read-Row 'contacts.csv')) { $Planned[$row.ExternalEmailAddress.ToLowerInvariant()] = $true }
}
else { Wait-Mailbox }

$isGood = $true
foreach ($name in @('rooms', 'contacts', 'groups', 'group-members', 'aliases', 'permissions', 'profile', 'booking')) {
    $rows = @(Read-Row $Files[$name])
    if ($Step -notcontains $name -or $rows.Count -eq 0) { continue }
    Write-Host $name
    $log = $null
    if ($Apply) { $log = Open-Log $name }
    try {
        foreach ($row in $rows) {
            $result = Resolve-Row $name $row
            $key = Get-KeyOf $name $row
            $message = ''
            if ($result.Message -ne '') { $message = "  ($(ConvertTo-Visible $result.Message))" }
            Write-Host ('{0,6}  {1,-9} {2}{3}' -f $row.Line, $result.Outcome, (ConvertTo-Visible $key), $message)
            if ($null -ne $log) {
                $cells = @([string] $row.Line, (ConvertTo-Cell $key), $result.Action, $result.Outcome, (ConvertTo-Cell $result.Message))
                $log.Write(($cells -join ',') + "`r`n")
            }
            $isDone = @('create', 'created', 'completed', 'same') -contains $result.Outcome -or $result.Message -like '*would be completed'
            if (-not $isDone) { $isGood = $false }
        }
    }
    finally {
        if ($null -ne $log) { $log.Dispose() }
    }
}
Write-Host ''
if (-not $Apply) { Write-Host 'Nothing was changed. With -Apply, what says "create" is created.' }
if ($isGood) { exit 0 }
exit 1

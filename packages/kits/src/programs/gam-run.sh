#!/bin/sh
# Brings groups, members, aliases, resources and delegates into Google Workspace with GAM7. The same for everybody:
# what is particular is in the CSV files beside this script.
#
#   sh run.sh            reads Google, compares, and changes nothing
#   sh run.sh --apply    creates what is missing; deletes and resets nothing; can be stopped and started again
#   --wait SECONDS       how long to wait before trying again what Google did not take (45; a new group needs a while)
#
# It needs GAM7, set up for your domain, and awk. Names and addresses never become part of a command: GAM reads them
# from files by itself.
set -u
umask 077

apply=no
pause=45
while [ $# -gt 0 ]; do
  case $1 in
    --apply) apply=yes ;;
    --wait)
      shift
      pause=${1-}
      case $pause in '' | *[!0-9]*) echo 'After --wait there must be a number of seconds.' >&2; exit 2 ;; esac
      ;;
    *) echo 'Usage: sh run.sh [--apply] [--wait SECONDS]' >&2; exit 2 ;;
  esac
  shift
done

cd "$(dirname -- "$0")" || exit 2
for program in gam awk; do
  command -v "$program" >/dev/null || { echo "The program $program cannot be found." >&2; exit 2; }
done
work=mailroom-work
mkdir -p "$work" || exit 2

# Compares a CSV of the kit with what GAM has read. It prints a line for each row (unless phase is "before"), writes
# the rows that are missing for GAM, and the plan or the results.
compare='
function stop(text) { print text > "/dev/stderr"; failed = 1; exit 2 }
function open_file(name) { at[name] = 0; line_of[name] = 1 }
function next_row(name,   text, more, copy, i, j, value) {
  if ((getline text < name) <= 0) return 0
  row_line = line_of[name]++
  if (row_line == 1) sub(/^\357\273\277/, "", text)
  copy = text
  quotes = gsub(/"/, "", copy)
  while (quotes % 2 == 1 && (getline more < name) > 0) {
    line_of[name]++
    copy = more
    quotes += gsub(/"/, "", copy)
    text = text "\n" more
  }
  sub(/\r$/, "", text)
  cells = 0
  i = 1
  while (1) {
    if (substr(text, i, 1) == "\"") {
      value = ""
      i++
      while (1) {
        j = index(substr(text, i), "\"")
        if (j == 0) { value = value substr(text, i); i = length(text) + 1; break }
        value = value substr(text, i, j - 1)
        i += j
        if (substr(text, i, 1) != "\"") break
        value = value "\""
        i++
      }
      cell[++cells] = value
      if (substr(text, i, 1) != ",") return 1
      i++
    } else {
      j = index(substr(text, i), ",")
      if (j == 0) { cell[++cells] = substr(text, i); return 1 }
      cell[++cells] = substr(text, i, j - 1)
      i += j
    }
  }
}
function quoted(text) {
  if (text !~ /[",\r\n]/) return text
  gsub(/"/, "\"\"", text)
  return "\"" text "\""
}
function visible(text) {
  gsub(/[\001-\037\177]/, "?", text)
  gsub(/\342\200[\213-\217\250-\256]|\342\201[\240-\251]|\302[\200-\237]|\357\273\277/, "?", text)
  return text
}
# Finds the columns of a list that GAM wrote.
function columns(name, wanted,   parts, count, i, j) {
  open_file(name)
  if (!next_row(name)) return 0
  count = split(wanted, parts, " ")
  for (i = 1; i <= count; i++) {
    column[i] = 0
    for (j = 1; j <= cells; j++) if (tolower(cell[j]) == tolower(parts[i])) column[i] = j
    if (!column[i]) stop("GAM told no column " parts[i] " in " name ". Is it GAM7?")
  }
  return 1
}
function is_address(text) { return text ~ /^[^@ ,;:"<>()\\~\001-\037\177][^@ ,;:"<>()\\\001-\037\177]*@[A-Za-z0-9.-]+$/ }
function domain_of(address) { sub(/^.*@/, "", address); return tolower(address) }
function is_there(address) { return (address in user) || (address in group) || (address in alias) }
function load(   name) {
  name = work "/have-users.csv"
  if (columns(name, "primaryEmail includeInGlobalAddressList"))
    while (next_row(name)) {
      user[tolower(cell[column[1]])] = tolower(cell[column[2]])
      here[domain_of(cell[column[1]])] = 1
    }
  name = work "/have-groups.csv"
  if (columns(name, "email name includeInGlobalAddressList"))
    while (next_row(name)) {
      group[tolower(cell[column[1]])] = cell[column[2]]
      group_shown[tolower(cell[column[1]])] = tolower(cell[column[3]])
      here[domain_of(cell[column[1]])] = 1
    }
  name = work "/have-aliases.csv"
  if (columns(name, "Alias Target")) while (next_row(name)) alias[tolower(cell[column[1]])] = tolower(cell[column[2]])
  if (step == "members") {
    name = work "/have-members.csv"
    if (columns(name, "group email")) while (next_row(name)) pair[tolower(cell[column[1]] " " cell[column[2]])] = 1
  }
  if (step == "resources" || step == "resource-delegates") {
    name = work "/have-resources.csv"
    if (columns(name, "resourceId resourceName resourceCategory"))
      while (next_row(name)) { resource[cell[column[1]]] = cell[column[2]]; category[cell[column[1]]] = tolower(cell[column[3]]) }
  }
  if (step == "resource-delegates") {
    name = work "/have-acls.csv"
    if (columns(name, "resourceId role scope.value"))
      while (next_row(name)) if (tolower(cell[column[2]]) == "owner") pair[cell[column[1]] " " tolower(cell[column[3]])] = 1
  }
  if (step == "delegates") {
    name = work "/have-delegates.csv"
    if (columns(name, "User delegateAddress")) while (next_row(name)) pair[tolower(cell[column[1]] " " cell[column[2]])] = 1
  }
  # What this kit creates before, as far as a dry run goes.
  if (dry == "yes") {
    name = "groups.csv"; open_file(name)
    if (next_row(name)) while (next_row(name)) planned[tolower(cell[1])] = 1
    name = "resources.csv"; open_file(name)
    if (next_row(name)) while (next_row(name)) planned[cell[1]] = 1
    close("groups.csv"); close("resources.csv")
  }
}
function answer(said, why) { action = said; message = why }
function same_if(is, why) { if (is) answer("same", ""); else answer("differs", why) }
function missing_parent(address) { return !(address in planned) && !is_there(address) && (domain_of(address) in here) }
function judge(   one, other) {
  one = tolower(cell[1]); other = tolower(cell[2])
  if (step == "groups") {
    key = cell[1]
    if (!is_address(cell[1])) answer("refused", "this is not an address")
    else if (cell[2] == "") answer("refused", "there is no name")
    else if (one in group) same_if(group[one] == cell[2], "it is named \"" group[one] "\" at Google")
    else if (one in user) answer("refused", "a user has this address")
    else if (one in alias) answer("refused", "it is an alias of " alias[one])
    else answer("create", "")
  } else if (step == "members") {
    key = cell[1] " <- " cell[2]
    if (!is_address(cell[1]) || !is_address(cell[2])) answer("refused", "this is not an address")
    else if ((one " " other) in pair) answer("same", "")
    else if (!(one in group) && !(one in planned)) answer("blocked", "blocked by group " cell[1] ", which is not there")
    else if (missing_parent(other)) answer("blocked", "blocked by " cell[2] ", which is not there")
    else answer("create", (one in group) ? "" : "after the group")
  } else if (step == "aliases") {
    key = cell[3] " <- " cell[1]; one = tolower(cell[1]); other = tolower(cell[3])
    if (!is_address(cell[1]) || !is_address(cell[3])) answer("refused", "this is not an address")
    else if (cell[2] != "user" && cell[2] != "group") answer("refused", "the kind is neither user nor group")
    else if (one in alias) same_if(alias[one] == other, "it is an alias of " alias[one])
    else if ((one in user) || (one in group)) answer("refused", "a user or group has this address")
    else if (cell[2] == "user" ? !(other in user) : !(other in group) && !(other in planned)) answer("blocked", "blocked by " cell[2] " " cell[3] ", which is not there")
    else answer("create", "")
  } else if (step == "resources") {
    key = cell[1]
    if (cell[1] !~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/) answer("refused", "this is not an identity of a resource")
    else if (cell[2] == "") answer("refused", "there is no name")
    else if (cell[3] != "conference_room" && cell[3] != "other") answer("refused", "the category is neither conference_room nor other")
    else if (cell[4] != "true" && cell[4] != "false") answer("refused", "AutoAccept is neither true nor false")
    else if (cell[1] in resource) same_if(resource[cell[1]] == cell[2] && category[cell[1]] == cell[3], "it is \"" resource[cell[1]] "\", " category[cell[1]] " at Google")
    else answer("create", "")
  } else if (step == "resource-delegates") {
    key = cell[1] " <- " cell[2]
    if (cell[1] !~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/ || !is_address(cell[2])) answer("refused", "this is not a resource and an address")
    else if ((cell[1] " " other) in pair) answer("same", "")
    else if (!(cell[1] in resource) && !(cell[1] in planned)) answer("blocked", "blocked by resource " cell[1] ", which is not there")
    else if (missing_parent(other)) answer("blocked", "blocked by " cell[2] ", which is not there")
    else answer("create", (cell[1] in resource) ? "" : "after the resource")
  } else if (step == "delegates") {
    key = cell[1] " <- " cell[2]
    if (!is_address(cell[1]) || !is_address(cell[2])) answer("refused", "this is not an address")
    else if ((one " " other) in pair) answer("same", "")
    else if (!(one in user)) answer("blocked", "blocked by user " cell[1] ", who is not there")
    else if (!(other in user)) answer("blocked", "blocked by user " cell[2] ", who is not there")
    else answer("create", "")
  } else if (step == "hidden") {
    key = cell[1]
    if (!is_address(cell[1])) answer("refused", "this is not an address")
    else if (cell[2] != "user" && cell[2] != "group") answer("refused", "the kind is neither user nor group")
    else if (cell[2] == "user" ? !(one in user) : !(one in group) && !(one in planned)) answer("blocked", "blocked by " cell[2] " " cell[1] ", which is not there")
    else if ((cell[2] == "user" ? user[one] : group_shown[one]) == "false") answer("same", "")
    else answer("create", "is to be hidden")
  }
}
function tell(said) { printf "%6d  %-8s %s%s\n", row_line, said, visible(key), (message == "" ? "" : "  (" visible(message) ")") }
BEGIN {
  load()
  want = step ".csv"
  missing = work "/missing-" step ".csv"
  plan = work "/plan-" step ".txt"
  if (phase == "after") while ((getline text < plan) > 0) { split(text, parts, " "); planned_action[parts[1]] = parts[2] }
  if (phase == "after") printf "line,key,action,outcome,message\r\n" > result
  if (phase == "before") printf "" > plan
  open_file(want)
  next_row(want)
  heading = cell[1]
  for (i = 2; i <= cells; i++) heading = heading "," cell[i]
  if (heading != headings) stop(want " must have the headings " headings)
  expected = cells
  if (phase == "mailboxes") {
    name = work "/want-mailboxes.csv"
    print "Mailbox" > name
    while (next_row(want)) if (is_address(cell[1]) && !(tolower(cell[1]) in seen)) { seen[tolower(cell[1])] = 1; print quoted(cell[1]) > name }
    exit 0
  }
  count = 0
  print heading > missing
  while (next_row(want)) {
    if (cells == 1 && cell[1] == "") continue
    if (cells != expected) { key = cell[1]; answer("refused", "the row has not as many cells as there are headings") }
    else judge()
    if (action == "create") {
      count++
      text = quoted(cell[1])
      for (i = 2; i <= cells; i++) text = text "," quoted(cell[i])
      print text > missing
    }
    if (phase == "before") print row_line, action > plan
    if (phase == "dry") { tell(action); if (action !~ /^(create|same)$/) bad++ }
    if (phase == "after") {
      was = planned_action[row_line]
      outcome = action
      if (was == "create" && action == "same") outcome = "created"
      if (action == "create") { outcome = "failed"; message = "GAM did not do it: see " work "/log-" step ".txt" }
      tell(outcome)
      printf "%d,%s,%s,%s,%s\r\n", row_line, quoted(key), was, outcome, quoted(message) > result
      if (outcome !~ /^(created|same)$/) bad++
    }
  }
  print count > (work "/count.txt")
  if (bad) exit 1
}
END { if (failed) exit 2 }'

compare_step() { # phase
  LC_ALL=C awk -v step="$step" -v headings="$headings" -v phase="$1" -v dry="$([ "$apply" = yes ] || echo yes)" \
    -v work="$work" -v result="result-$step.csv" "$compare" </dev/null
}

# Reads a list of Google's into a file. 60 is GAM's word for: there are none.
list() { # name, command of GAM
  name=$1
  shift
  rm -f "$work/have-$name.csv"
  gam redirect csv "./$work/have-$name.csv" "$@" >>"$work/log-read.txt" 2>&1 </dev/null
  gam_code=$?
  # Some mailboxes of many may not answer: what is missing then is asked for, and refused if it is there.
  case $name:$gam_code in *:0 | *:60 | delegates:*) ;; *)
    echo "GAM could not read $name (code $gam_code): see $work/log-read.txt" >&2
    exit 2
    ;;
  esac
  [ -f "$work/have-$name.csv" ] || : >"$work/have-$name.csv"
}

read_users() { list users print users fields primaryemail,includeinglobaladdresslist; }
read_groups() { list groups print groups fields email,name,includeinglobaladdresslist; }
read_aliases() { list aliases print aliases; }

read_again() {
  case $step in
    groups) read_groups ;;
    members) list members print group-members fields group,email ;;
    aliases) read_aliases ;;
    resources) list resources print resources fields id,name,category ;;
    resource-delegates)
      list resources print resources fields id,name,category
      list acls print resources fields id,name acls
      ;;
    delegates)
      compare_step mailboxes
      [ $? -eq 2 ] && exit 2
      list delegates multiprocess csv "./$work/want-mailboxes.csv" charset utf-8 columndelimiter , noescapechar true quotechar '"' gam user '~Mailbox' print delegates
      ;;
    hidden) read_users; read_groups ;;
  esac
}

each_missing() { # command of GAM
  gam csv "./$work/missing-$step.csv" charset utf-8 columndelimiter , noescapechar true quotechar '"' gam "$@" \
    >>"$work/log-$step.txt" 2>&1 </dev/null
}

send() {
  case $step in
    groups) each_missing create group '~Email' name '~Name' description '~Description' whocanpostmessage anyone_can_post verifycreationretries 6 ;;
    members) each_missing update group '~Group' add member '~Member' ;;
    aliases) each_missing create alias '~Alias' '~Kind' '~Target' ;;
    resources) each_missing create resource '~Id' '~Name' category '~Category' autoacceptinvitations '~AutoAccept' ;;
    resource-delegates) each_missing resource '~Resource' add acls owner '~Delegate' sendnotifications false ;;
    delegates) each_missing user '~Mailbox' add delegate '~Grantee' ;;
    hidden) each_missing update '~Kind' '~Email' gal false ;;
  esac
}

keep_earlier_result() {
  number=1
  while [ -f "result-$step.csv" ]; do
    if [ ! -f "result-$step-before-$number.csv" ]; then mv "result-$step.csv" "result-$step-before-$number.csv"; fi
    number=$((number + 1))
  done
}

code=0
run_step() { # name, headings
  step=$1
  headings=$2
  [ -f "$step.csv" ] || return 0
  echo "$step"
  read_again
  if [ "$apply" = no ]; then
    compare_step dry
    done_code=$?
  else
    compare_step before
    [ $? -eq 2 ] && exit 2
    round=1
    while [ "$(cat "$work/count.txt")" -gt 0 ] && [ $round -le 4 ]; do
      if [ $round -gt 1 ]; then sleep "$pause"; fi
      echo "  $(cat "$work/count.txt") to create"
      send
      read_again
      compare_step missing
      [ $? -eq 2 ] && exit 2
      round=$((round + 1))
    done
    keep_earlier_result
    compare_step after
    done_code=$?
  fi
  [ $done_code -eq 2 ] && exit 2
  [ $done_code -ne 0 ] && code=1
  return 0
}

read_users
read_groups
read_aliases
run_step groups Email,Name,Description
run_step members Group,Member
run_step aliases Alias,Kind,Target
run_step resources Id,Name,Category,AutoAccept
run_step resource-delegates Resource,Delegate
run_step delegates Mailbox,Grantee
run_step hidden Email,Kind
echo
if [ "$apply" = no ]; then echo 'Nothing was changed. With --apply, what says "create" is created.'; fi
exit $code

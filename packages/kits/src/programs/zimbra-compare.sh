#!/bin/sh
# Compares commands.txt with a Zimbra or Carbonio, and brings what is missing. The same for everybody: what is
# particular is in that file beside this script.
#
#   sh compare.sh            reads the server, compares, and changes nothing
#   sh compare.sh --apply    gives the commands that are missing to "zmprov -f"; deletes and resets nothing; can be
#                            stopped and started again
#
# Start it on the server as the user that may use zmprov (zimbra), or "carbonio prov" (zextras). It needs awk.
# Names, addresses and passwords never become part of a command line: zmprov reads them from a file by itself.
set -u
umask 077

apply=no
case "$#:${1-}" in
  0:) ;;
  1:--apply) apply=yes ;;
  *) echo 'Usage: sh compare.sh [--apply]' >&2; exit 2 ;;
esac
cd "$(dirname -- "$0")" || exit 2
[ -f commands.txt ] || { echo 'There is no commands.txt beside this script.' >&2; exit 2; }
command -v awk >/dev/null || { echo 'The program awk cannot be found.' >&2; exit 2; }

PATH=$PATH:/opt/zimbra/bin
if command -v zmprov >/dev/null; then prov() { zmprov "$@"; }
elif command -v carbonio >/dev/null; then prov() { carbonio prov "$@"; }
else echo 'Neither zmprov nor carbonio can be found. Start this on the server, as its user.' >&2; exit 2; fi

work=mailroom-work
mkdir -p "$work" || exit 2
# It has passwords in it.
trap 'rm -f "$work/missing.txt"' EXIT
trap 'exit 130' HUP INT TERM

# Keeps what is compared of a listing, and nothing else: listings have hashes of passwords.
keep='
$1 == "#" && $2 == "name" { print "name " $3; next }
$1 == "#" && $2 == "distributionList" { print "name " $3; next }
/^(zimbraMailAlias|zimbraMailForwardingAddress|displayName|givenName|sn|title|telephoneNumber|zimbraMailQuota|zimbraHideInGal): / { print }
'

# Reads a list of the server into a file.
list() { # name, how to keep, command of zmprov
  name=$1
  how=$2
  shift 2
  { prov "$@" 2>>"$work/log-read.txt" </dev/null; echo $? >"$work/code.txt"; } | LC_ALL=C awk "$how" >"$work/have-$name.txt"
  if [ "$(cat "$work/code.txt")" != 0 ]; then
    echo "zmprov could not read $name: see $work/log-read.txt" >&2
    exit 2
  fi
}

read_server() {
  list domains '{ print }' -l gad
  list accounts "$keep" -l gaa -v
  list lists "$keep" -l gadl -v
  list resources "$keep" -l gacr -v
}

compare='
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
function load(kind, file,   text, name, attribute) {
  while ((getline text < file) > 0) {
    attribute = text
    sub(/:? .*$/, "", attribute)
    sub(/^[^ ]* /, "", text)
    if (attribute == "name") { name = tolower(text); is[kind, name] = 1; owner[name] = name }
    else if (attribute == "zimbraMailAlias") owner[tolower(text)] = name
    else if (attribute == "zimbraMailForwardingAddress") member[name, tolower(text)] = 1
    else value[name, attribute] = text
  }
}
# Splits a line as zmprov does, where every way of splitting agrees. Returns the number of words, 0 for a line that
# could be read in two ways.
function split_line(text,   count, end, part) {
  count = 0
  if (text ~ /[\\\001-\010\012-\037\177]/) return 0
  while (text != "") {
    if (substr(text, 1, 1) == "\"") {
      text = substr(text, 2)
      end = index(text, "\"")
      if (end == 0) return 0
      word[++count] = substr(text, 1, end - 1)
      text = substr(text, end + 1)
      if (text != "" && substr(text, 1, 1) != " ") return 0
    } else {
      end = index(text, " ")
      part = end == 0 ? text : substr(text, 1, end - 1)
      if (part == "" || part ~ /["\047\t]/) return 0
      word[++count] = part
      text = end == 0 ? "" : substr(text, end)
    }
    sub(/^ /, "", text)
  }
  return count
}
function answer(said, why) { action = said; message = why }
function is_address(text) { return text ~ /^[^@ ,;:"<>()][^@ ,;:"<>()]*@[A-Za-z0-9.-]+$/ && text !~ /^-/ }
function no_domain(address) { sub(/^.*@/, "", address); return !(tolower(address) in domain) }
function differences(name, from,   i, text) {
  text = ""
  for (i = from; i < words; i += 2)
    if (word[i] in compared && value[name, word[i]] != word[i + 1])
      text = text (text == "" ? "" : "; ") word[i] " is \"" value[name, word[i]] "\""
  return text
}
function judge_new(kind, from,   name, text) {
  name = tolower(word[2])
  key = word[2]
  if (!is_address(word[2])) answer("refused", "this is not an address")
  else if ((words - from + 1) % 2 != 0) answer("refused", "there is an attribute without a value")
  else if ((kind, name) in is) {
    text = differences(name, from)
    answer(text == "" ? "same" : "differs", text)
  } else if (name in owner) answer("refused", owner[name] == name ? "something else has this address" : "it is an alias of " owner[name])
  else if (no_domain(name)) answer("blocked", "blocked by the domain, which is not there")
  else if (kind != "list" && word[3] ~ /MAILROOM-[0-9a-f]+-[A-Z0-9]+-[0-9]+/) answer("refused", "the password is not filled in: save the kit again, with passwords")
  else { answer("create", ""); planned[kind, name] = 1 }
}
function has(kind, name) { return ((kind, name) in is) || (dry == "yes" && ((kind, name) in planned)) }
function judge_alias(kind,   name, other) {
  name = tolower(word[2]); other = tolower(word[3])
  key = word[2] " <- " word[3]
  if (words != 3 || !is_address(word[2]) || !is_address(word[3])) answer("refused", "there must be two addresses")
  else if (other in owner) answer(owner[other] == name ? "same" : "differs", owner[other] == name ? "" : "it belongs to " owner[other])
  else if (!has(kind, name)) answer("blocked", "blocked by " word[2] ", which is not there")
  else if (no_domain(other)) answer("blocked", "blocked by the domain of " word[3] ", which is not there")
  else answer("create", "")
}
function judge_member(   name, other) {
  name = tolower(word[2]); other = tolower(word[3])
  key = word[2] " <- " word[3]
  if (words != 3 || !is_address(word[2]) || !is_address(word[3])) answer("refused", "there must be two addresses")
  else if ((name, other) in member) answer("same", "")
  else if (!has("list", name)) answer("blocked", "blocked by " word[2] ", which is not there")
  else if (!no_domain(other) && !(other in owner) && !has("account", other) && !has("list", other) && !has("resource", other)) answer("blocked", "blocked by " word[3] ", which is not there")
  else answer("create", "")
}
function judge(   command) {
  words = split_line(line)
  key = words > 1 ? word[2] : ""
  command = words > 0 ? word[1] : ""
  if (words == 0) answer("refused", "the line could be read in more than one way")
  else if (command == "ca" && words >= 3) judge_new("account", 4)
  else if (command == "ccr" && words >= 3) judge_new("resource", 4)
  else if (command == "cdl" && words >= 2) judge_new("list", 3)
  else if (command == "aaa") judge_alias("account")
  else if (command == "adla") judge_alias("list")
  else if (command == "adlm") judge_member()
  else answer("refused", "this script does not use this command")
  key = visible(command) " " key
}
BEGIN {
  split("displayName givenName sn title telephoneNumber zimbraMailQuota zimbraHideInGal", names, " ")
  for (i in names) compared[names[i]] = 1
  while ((getline line < (work "/have-domains.txt")) > 0) domain[tolower(line)] = 1
  load("account", work "/have-accounts.txt")
  load("list", work "/have-lists.txt")
  load("resource", work "/have-resources.txt")
  plan = work "/plan.txt"
  missing = work "/missing.txt"
  if (phase == "after") {
    while ((getline line < plan) > 0) { split(line, parts, " "); planned_action[parts[1]] = parts[2] }
    printf "line,key,action,outcome,message\r\n" > "result-zimbra.csv"
  }
  printf "" > missing
  if (phase == "before") printf "" > plan
  while ((getline line < "commands.txt") > 0) {
    number++
    if (number == 1) sub(/^\357\273\277/, "", line)
    sub(/\r$/, "", line)
    if (line ~ /^ *(#.*)?$/) continue
    judge()
    if (action == "create") { count++; print line > missing }
    if (phase == "before") { print number, action > plan; continue }
    if (phase == "missing") continue
    outcome = action
    if (phase == "after") {
      was = planned_action[number]
      if (was == "create" && action == "same") outcome = "created"
      if (action == "create") { outcome = "failed"; message = "zmprov did not do it: see " work "/log-apply.txt" }
      printf "%d,%s,%s,%s,%s\r\n", number, quoted(key), was, outcome, quoted(message) > "result-zimbra.csv"
    }
    printf "%6d  %-8s %s%s\n", number, outcome, visible(key), (message == "" ? "" : "  (" visible(message) ")")
    if (outcome ~ /^(differs|blocked|refused|failed)$/) bad++
  }
  print count + 0 > (work "/count.txt")
  if (bad) exit 1
}'

compare_with() { # phase
  LC_ALL=C awk -v phase="$1" -v work="$work" -v dry="$([ "$1" = after ] || echo yes)" "$compare" </dev/null
}

read_server
if [ "$apply" = no ]; then
  compare_with dry
  code=$?
  echo
  echo 'Nothing was changed. With --apply, what says "create" is created.'
  exit $code
fi
compare_with before
round=1
while [ "$(cat "$work/count.txt")" -gt 0 ] && [ $round -le 2 ]; do
  if [ $round -gt 1 ]; then sleep "${MAILROOM_WAIT-5}"; fi
  echo "$(cat "$work/count.txt") to create"
  prov -f "$work/missing.txt" >>"$work/log-apply.txt" 2>&1 </dev/null
  read_server
  compare_with missing
  round=$((round + 1))
done
number=1
while [ -f result-zimbra.csv ]; do
  if [ ! -f "result-zimbra-before-$number.csv" ]; then mv result-zimbra.csv "result-zimbra-before-$number.csv"; fi
  number=$((number + 1))
done
compare_with after

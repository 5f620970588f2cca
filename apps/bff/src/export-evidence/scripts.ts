/** Checks the archives beside `archives.csv`; constant text, the data are in the CSV. Source: VER-06. */
const verifySh = `#!/bin/sh
# Compares mailbox archives with the hashes of their logs. Usage: sh verify.sh > results.csv
# Reads archives.csv (entity,file,sha384,messages,state) in this folder; lines without a hash are
# mailboxes whose log is not known, and are passed over. Writes a line per mailbox:
# entity,sha384,equal|different|missing. Only reads; sends nothing.
set -u
if command -v sha384sum >/dev/null 2>&1; then sum() { sha384sum < "$1"; }
else sum() { shasum -a 384 < "$1"; }
fi
bad=0
tr -d '\\r' < archives.csv | {
  read -r _
  while IFS=, read -r entity file wanted _; do
    case "$file" in ''|*/*|*\\\\*) continue ;; esac
    [ -n "$wanted" ] || continue
    if [ ! -f "./$file" ]; then printf '%s,,missing\\n' "$entity"; bad=1; continue; fi
    found=$(sum "./$file" | cut -d ' ' -f 1)
    if [ "$found" = "$wanted" ]; then printf '%s,%s,equal\\n' "$entity" "$found"
    else printf '%s,%s,different\\n' "$entity" "$found"; bad=1
    fi
  done
  exit $bad
}
`

const verifyPs1 = `# Compares mailbox archives with the hashes of their logs. Usage: .\\verify.ps1 > results.csv
# Reads archives.csv (entity,file,sha384,messages,state) in this folder; lines without a hash are
# mailboxes whose log is not known, and are passed over. Writes a line per mailbox:
# entity,sha384,equal|different|missing. Only reads; sends nothing.
$bad = 0
foreach ($row in Import-Csv -LiteralPath 'archives.csv') {
  if ($row.file -eq '' -or $row.file -match '[\\\\/]') { continue }
  if ($row.sha384 -eq '') { continue }
  if (-not (Test-Path -LiteralPath $row.file -PathType Leaf)) {
    Write-Output ('{0},,missing' -f $row.entity); $bad = 1; continue
  }
  $found = (Get-FileHash -Algorithm SHA384 -LiteralPath $row.file).Hash.ToLowerInvariant()
  if ($found -eq $row.sha384) { Write-Output ('{0},{1},equal' -f $row.entity, $found) }
  else { Write-Output ('{0},{1},different' -f $row.entity, $found); $bad = 1 }
}
exit $bad
`

const readMe = `Check mailbox archives on your own computer

1. Sign the AWS CLI in, with s3:GetObject on the archives and kms:Decrypt on their key.
2. sh copy.sh          copies the archives of copy.csv into this folder (bash, zsh, sh).
3. sh verify.sh > results.csv      or, on Windows:      .\\verify.ps1 > results.csv
4. Give the content of results.csv in Mailroom: Verification, Give results.

The scripts are the same for everybody; what differs is in archives.csv and copy.csv.
They read archives, so they read mail. They send nothing.
`

const copySh = `#!/bin/sh
# Copies the archives named in copy.csv (region,file,address) into this folder with the AWS CLI.
# An archive that is there is not copied again.
set -u
tr -d '\\r' < copy.csv | {
  read -r _
  while IFS=, read -r region file address; do
    case "$file" in ''|*/*|*\\\\*) continue ;; esac
    [ -f "./$file" ] || aws s3 cp "$address" "./$file" --region "$region" < /dev/null || exit 1
  done
}
`

/** The files that are the same for everybody. */
export const scripts = {
  'READ-ME.txt': readMe,
  'copy.sh': copySh,
  'verify.ps1': verifyPs1,
  'verify.sh': verifySh,
} as const

/** How an evidence pack is checked, and what its files are; at most 40 lines. Source: VER-07. */
export const packReadMe = `Evidence of mailbox exports: how to check this pack

Nothing is sent anywhere. In the unpacked folder, either of these compares every file with its sum:

  node verify-pack.mjs          needs Node.js; also finds files that were added
  sha256sum -c SHA256SUMS       Linux; on a Mac: shasum -a 256 -c SHA256SUMS

The audit log of Mailroom keeps the SHA-256 of the whole .zip, who took it, when and why.

summary.html            every mailbox with its newest export, to read and print
accepted.csv            exports that a person accepted although they are not proved, with reasons
archives.csv            a line per mailbox: its archive, the hash and messages of its log, its state
                        VERIFIED       proved, up to the level in evidence.ndjson
                        MISMATCH       the archive or a given result differs from the log
                        UNVERIFIABLE   cannot be verified: files or rights are missing
                        ACCEPTED       not proved, accepted with a reason
                        NOT_CHECKED    not checked yet
                        Without a hash, the log is not known
evidence.ndjson         all that is proved of each export: findings, given results, who, when
jobs.ndjson             every export job that was seen
missing.csv             mailboxes of the newest snapshot without a complete export
logs/                   the logs of the exports as received, named after the mailbox
audit.ndjson            the audit entries of leaving WorkMail, each with the hash before it
audit-head.json         the last entry of the audit log at that time: number, hash, moment
snapshot/manifest.json  the sealed list of the newest complete snapshot, if there is one
verify-pack.mjs         compares the files with SHA256SUMS
SHA256SUMS              the SHA-256 of each file above

Archives themselves are not here. To compare one with archives.csv: sha384sum FILE.
The log of AWS holds the hash and the number of messages; AWS does not document what it hashes.
`

/** Checks the sums of a pack with nothing but Node; at most 30 lines. Source: issue 12, point 6. */
export const packVerifier = `// Checks an unpacked evidence pack. Usage: node verify-pack.mjs [folder]
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

const folder = process.argv[2] ?? '.'
const sumOf = async (file) => {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece)
  return hash.digest('hex')
}
const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\\n')
const wanted = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
const present = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\\\', '/'))
const problems = present
  .filter((name) => name !== 'SHA256SUMS' && !wanted.has(name))
  .map((name) => \`unexpected \${name}\`)
for (const [name, sum] of wanted) {
  const found = await sumOf(join(folder, name)).catch(() => 'missing')
  if (found !== sum) problems.push(\`\${found === 'missing' ? 'missing' : 'changed'} \${name}\`)
}
for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? \`\${wanted.size} files are as they were.\` : 'The pack does not hold.')
process.exitCode = problems.length === 0 ? 0 : 1
`

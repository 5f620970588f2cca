type Facts = { digest: string; isEmbedded: boolean }

const beside = {
  en: 'The snapshot is too large to stand in the page: choose the files of the folder\n"snapshot" in it.',
  de: 'Der Snapshot ist zu groß, um in der Seite zu stehen: Wählen Sie darin die\nDateien des Ordners "snapshot" aus.',
  id: 'Snapshot terlalu besar untuk ada di dalam halaman: pilih di sana berkas di\nfolder "snapshot".',
}

/** Returns what a person reads first in an archive, in three languages. Source: ARC-01. */
export function readMe({ digest, isEmbedded }: Facts): string {
  const note = (language: keyof typeof beside) => (isEmbedded ? '' : `${beside[language]}\n`)
  return `AN ARCHIVE OF AMAZON WORKMAIL

Open index.html with a browser. It needs no server, no network and no program,
and stores nothing. Exported mailboxes (.zip) can be opened in it, too.
${note('en')}
Digest of the snapshot (SHA-256 of snapshot/manifest.json):
${digest}

Keep this folder in two places, and the digest in a third one. Check it with
  sha256sum -c SHA256SUMS            (Linux)
  shasum -a 256 -c SHA256SUMS        (macOS)
The page checks the snapshot by itself and says what it found.
There are names and addresses of people in it, but no password or message.


EIN ARCHIV VON AMAZON WORKMAIL

Öffnen Sie index.html mit einem Browser. Es braucht keinen Server, kein Netz und
kein Programm und speichert nichts. Auch exportierte Postfächer (.zip) lassen
sich darin öffnen.
${note('de')}
Digest des Snapshots (SHA-256 von snapshot/manifest.json):
${digest}

Bewahren Sie diesen Ordner an zwei Orten auf und den Digest an einem dritten.
Prüfen Sie ihn mit den Befehlen oben. Die Seite prüft den Snapshot selbst und
sagt, was sie gefunden hat. Der Ordner enthält Namen und Adressen von Personen,
aber kein Passwort und keine Nachricht.


ARSIP AMAZON WORKMAIL

Buka index.html dengan peramban. Tidak perlu server, jaringan, atau program, dan
tidak menyimpan apa pun. Kotak surat yang diekspor (.zip) juga dapat dibuka.
${note('id')}
Digest snapshot (SHA-256 dari snapshot/manifest.json):
${digest}

Simpan folder ini di dua tempat, dan digest di tempat ketiga. Periksa dengan
perintah di atas. Halaman memeriksa snapshot sendiri dan menyatakan hasilnya.
Di dalamnya ada nama dan alamat orang, tetapi tidak ada kata sandi atau pesan.
`
}

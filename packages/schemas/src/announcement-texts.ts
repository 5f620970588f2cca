import type { announcementLanguages, announcementMoments } from './announcements.ts'

export type AnnouncementMoment = (typeof announcementMoments)[number]
export type AnnouncementLanguage = (typeof announcementLanguages)[number]
export type AnnouncementText = { subject: string; body: string }

/** The original texts, word for word. Source: 07 §12, EXIT-14. */
export const originalAnnouncements: {
  [Moment in AnnouncementMoment]: { [Language in AnnouncementLanguage]: AnnouncementText }
} = {
  notice: {
    en: {
      subject: 'Your e-mail moves to {{newSystem}} on {{cutOverDate}}',
      body: [
        'Hello {{name}}, Amazon WorkMail closes on {{lastDay}}. Your mailbox {{address}} ',
        'moves to {{newSystem}}; your address stays the same. Before {{cutOverDate}} please: ',
        '1. save contacts and tasks in the WorkMail web application as files; 2. note your ',
        'rules, signature and out-of-office text; 3. keep an eye out for your new sign-in. ',
        'You need not copy any mail. Questions: {{helpContact}}.',
      ].join(''),
    },
    de: {
      subject: 'Ihr Postfach zieht am {{cutOverDate}} zu {{newSystem}} um',
      body: [
        'Guten Tag {{name}}, Amazon WorkMail wird am {{lastDay}} eingestellt. Ihr Postfach ',
        '{{address}} zieht zu {{newSystem}} um, Ihre Adresse bleibt. Bitte vor dem ',
        '{{cutOverDate}}: 1. Kontakte und Aufgaben in der WorkMail-Webanwendung als Datei ',
        'sichern; 2. Regeln, Signatur und Abwesenheitstext notieren; 3. auf Ihre neuen ',
        'Anmeldedaten achten. E-Mails müssen Sie nicht selbst kopieren. Fragen: ',
        '{{helpContact}}.',
      ].join(''),
    },
    id: {
      subject: 'Email Anda pindah ke {{newSystem}} pada {{cutOverDate}}',
      body: [
        'Yth. {{name}}, Amazon WorkMail berhenti pada {{lastDay}}. Kotak surat {{address}} ',
        'pindah ke {{newSystem}}; alamat Anda tetap sama. Sebelum {{cutOverDate}}, mohon: 1. ',
        'simpan kontak dan tugas dari aplikasi web WorkMail sebagai berkas; 2. catat aturan, ',
        'tanda tangan, dan pesan di luar kantor; 3. perhatikan data masuk yang baru. Email ',
        'tidak perlu Anda salin sendiri. Pertanyaan: {{helpContact}}.',
      ].join(''),
    },
  },
  day: {
    en: {
      subject: 'Today: your mailbox is at {{newSystem}}',
      body: [
        'Hello {{name}}, new mail arrives at {{signInUrl}} from now on. For mail programs: ',
        'incoming {{imapHost}}, outgoing {{smtpHost}}, user name {{address}}. Older mail may ',
        'appear during the next days. Do not send from WorkMail any more.',
      ].join(''),
    },
    de: {
      subject: 'Heute: Ihr Postfach ist bei {{newSystem}}',
      body: [
        'Guten Tag {{name}}, neue Nachrichten kommen ab jetzt unter {{signInUrl}} an. Für ',
        'E-Mail-Programme: Eingang {{imapHost}}, Ausgang {{smtpHost}}, Benutzername ',
        '{{address}}. Ältere Nachrichten erscheinen in den nächsten Tagen. Bitte senden Sie ',
        'nichts mehr über WorkMail.',
      ].join(''),
    },
    id: {
      subject: 'Hari ini: kotak surat Anda ada di {{newSystem}}',
      body: [
        'Yth. {{name}}, mulai sekarang email baru masuk di {{signInUrl}}. Untuk program ',
        'email: masuk {{imapHost}}, keluar {{smtpHost}}, nama pengguna {{address}}. Email ',
        'lama akan muncul dalam beberapa hari. Jangan lagi mengirim dari WorkMail.',
      ].join(''),
    },
  },
}

/** What texts may name; the first two are of each person. Source: EXIT-14. */
export const announcementVariables = [
  ...(['name', 'address', 'newSystem', 'cutOverDate', 'lastDay', 'signInUrl'] as const),
  ...(['imapHost', 'smtpHost', 'helpContact'] as const),
] as const
export type AnnouncementVariable = (typeof announcementVariables)[number]

const variable = /\{\{\s*(\w+)\s*\}\}/g

/** Returns the names in double braces, each once. */
export function variablesIn({ subject, body }: AnnouncementText): string[] {
  const names = [...`${subject}\n${body}`.matchAll(variable)].map(([, name = '']) => name)
  return [...new Set(names)]
}

/** Returns the names in a text that no announcement knows. */
export function unknownVariables(text: AnnouncementText): string[] {
  const known: readonly string[] = announcementVariables
  return variablesIn(text).filter((name) => !known.includes(name))
}

export type AnnouncementValues = ReadonlyMap<string, string>

/**
 * Fills a text in, in one pass: what a value looks like is never filled in again. A variable without
 * a value stays as it is.
 */
export function filled(
  { subject, body }: AnnouncementText,
  values: AnnouncementValues,
): AnnouncementText {
  const fill = (template: string) =>
    template.replaceAll(variable, (whole, name: string) => values.get(name) ?? whole)
  return { subject: fill(subject), body: fill(body) }
}

/** Returns a day in the form of a language, such as 31 March 2027. Source: EXIT-14. */
export function dayIn(language: AnnouncementLanguage, day: string): string {
  const locale = { en: 'en-GB', de: 'de', id: 'id' }[language]
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  )
}

/**
 * Returns a cell that no spreadsheet calculates: people open the file. A mail merge shows the
 * apostrophe, so it is there only where it has to be. Source: EXIT-14, OWASP CSV Injection.
 */
export function harmlessCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

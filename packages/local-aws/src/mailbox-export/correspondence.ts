/** A message of the sample mailboxes, in one of the console's languages. */
export type Letter = { subject: string; text: string; attachment?: string }

/** Invented people outside the organization. */
export const correspondents = [
  { name: 'Katrin Böhm', address: 'katrin.boehm@lieferant.example' },
  { name: 'Dewi Lestari', address: 'dewi.lestari@mitra.example' },
  { name: 'Owen Baker', address: 'owen.baker@customer.example' },
  { name: 'Thorsten Weiß', address: 'thorsten.weiss@kunde.example' },
  { name: 'Putra Wibowo', address: 'putra.wibowo@pelanggan.example' },
  { name: 'Grace Adeyemi', address: 'grace.adeyemi@partner.example' },
] as const

export const letters: readonly Letter[] = [
  {
    subject: 'Angebot für die Wartung im nächsten Jahr',
    text: 'Guten Tag,\n\nanbei unser Angebot. Es gilt bis zum Ende des Monats.\n\nMit freundlichen Grüßen',
    attachment: 'Angebot-Größenübersicht.csv',
  },
  {
    subject: 'Laporan penjualan triwulan ketiga',
    text: 'Selamat pagi,\n\nterlampir laporan penjualan untuk ditinjau sebelum rapat.\n\nSalam hangat',
    attachment: 'laporan-penjualan.csv',
  },
  {
    subject: 'Minutes of Tuesday’s call',
    text: 'Hello,\n\nplease find the minutes below. Tell me if anything is missing.\n\nKind regards',
  },
  {
    subject: 'Rückfrage zur Rechnung 2041',
    text: 'Hallo,\n\nauf der Rechnung fehlt unsere Bestellnummer. Könnten Sie sie bitte ergänzen?\n\nViele Grüße',
  },
  {
    subject: 'Jadwal cuti bersama',
    text: 'Rekan-rekan,\n\nmohon isi jadwal cuti paling lambat hari Jumat.\n\nTerima kasih',
  },
  {
    subject: 'Delivery dates and quantities',
    text: 'Good morning,\n\nthe dates we agreed on are in the attached table.\n\nBest wishes',
    attachment: 'delivery-dates.csv',
  },
  {
    subject: 'Schlüsselübergabe am Montag',
    text: 'Hallo,\n\nder Hausmeister ist ab 8 Uhr da.\n\nGrüße',
  },
  {
    subject: 'Undangan peluncuran produk',
    text: 'Dengan hormat,\n\nkami mengundang Anda pada peluncuran produk kami.\n\nHormat kami',
  },
  {
    subject: 'Your visitor pass',
    text: 'Hello,\n\nyour visitor pass is ready at the front desk. Please bring an identity card.\n\nReception',
  },
]

export const meetings = ['Jahresplanung', 'Rapat mingguan', 'Project review', 'Bürobegehung']

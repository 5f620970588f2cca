import { type ImportField, importFields, type Mapping } from './import-fields.ts'

/**
 * The names of the columns, the surest first, without punctuation and in lower case: our own lists
 * and template in English, German and Indonesian; the exports and bulk templates of the Microsoft
 * 365 admin center, Entra and Google Workspace.
 * Sources: "Add several users at the same time" (Microsoft 365), "Bulk create users" and the user
 * resource type (Entra, Graph), "Add or update multiple users from a CSV file" (Google Workspace),
 * as of 2026.
 */
const names: Record<ImportField, readonly string[]> = {
  name: [
    'name',
    'username',
    'benutzername',
    'namapengguna',
    'samaccountname',
    'mailnickname',
    'loginname',
    'anmeldename',
  ],
  displayName: ['displayname', 'anzeigename', 'namatampilan', 'fullname', 'namalengkap'],
  firstName: ['firstname', 'vorname', 'namadepan', 'givenname', 'forename'],
  lastName: [
    'lastname',
    'nachname',
    'namabelakang',
    'surname',
    'familyname',
    'familienname',
    'namakeluarga',
  ],
  initials: ['initials', 'initialen', 'inisial'],
  email: [
    'email',
    'primaryemailaddress',
    'emailaddress',
    'primareemailadresse',
    'alamatemailutama',
    'emailadresse',
    'alamatemail',
    'mail',
    'mailadresse',
    'surel',
    'primaryemail',
    'primarysmtpaddress',
    'userprincipalname',
    'benutzerprinzipalname',
  ],
  aliases: [
    'aliases',
    'aliasse',
    'aliase',
    'alias',
    'emailaliases',
    'emailaliasse',
    'emailaliase',
    'aliasemail',
    'aliasaddresses',
    'aliasadressen',
    'alamatalias',
    'proxyaddresses',
    'proxyadressen',
    'emailaddresses',
    'emailadressen',
  ],
  groups: ['groups', 'gruppen', 'grup', 'groupmembership', 'gruppenmitgliedschaft'],
  password: ['password', 'initialpassword', 'passwordprofile', 'passwort', 'kennwort', 'katasandi'],
  // `state` is a part of an address in the exports of Entra.
  state: ['status'],
  role: ['role', 'userrole', 'rolle', 'peran'],
  hiddenFromGlobalAddressList: [
    'hiddenfromglobaladdresslist',
    'hiddenfromtheglobaladdresslist',
    'inderglobalenadresslisteausgeblendet',
    'hiddenfromaddresslistsenabled',
    'disembunyikandaridaftaralamatglobal',
    'hidden',
    'ausgeblendet',
    'disembunyikan',
  ],
  mailboxQuota: [
    'mailboxquota',
    'mailboxquotamb',
    'postfachkontingent',
    'postfachkontingentmb',
    'kuotakotaksurat',
    'kuotakotaksuratmb',
    'quotamb',
    'kontingentmb',
    'kuotamb',
    'quota',
    'kontingent',
    'kuota',
  ],
  telephone: [
    'telephone',
    'telephonenumber',
    'phonenumber',
    'officephone',
    'workphone',
    'businessphone',
    'phone',
    'tel',
    'telefon',
    'telefonnummer',
    'telefongeschaftlich',
    'rufnummer',
    'telepon',
    'nomortelepon',
    'notelepon',
    'telp',
    'mobilephone',
    'mobile',
    'mobilenumber',
    'cell',
    'cellphone',
    'mobil',
    'mobilnummer',
    'mobiltelefon',
    'handy',
    'ponsel',
    'nomorponsel',
    'hp',
  ],
  street: [
    'street',
    'streetaddress',
    'strasse',
    'strassehausnummer',
    'jalan',
    'address',
    'adresse',
    'alamat',
    'workaddress',
  ],
  city: ['city', 'town', 'ort', 'stadt', 'wohnort', 'kota'],
  zipCode: [
    'zipcode',
    'zip',
    'postalcode',
    'postcode',
    'ziporpostalcode',
    'zippostalcode',
    'postleitzahl',
    'plz',
    'kodepos',
  ],
  country: ['country', 'countryregion', 'countryorregion', 'land', 'landregion', 'negara'],
  company: [
    'company',
    'companyname',
    'organization',
    'organisation',
    'firma',
    'firmenname',
    'unternehmen',
    'perusahaan',
    'namaperusahaan',
    'organisasi',
  ],
  department: ['department', 'dept', 'abteilung', 'abt', 'departemen', 'bagian'],
  jobTitle: [
    'jobtitle',
    'title',
    'employeetitle',
    'position',
    'stellenbezeichnung',
    'berufsbezeichnung',
    'funktion',
    'titel',
    'jabatan',
    'posisi',
  ],
  office: [
    'office',
    'officelocation',
    'physicaldeliveryofficename',
    'officenumber',
    'room',
    'buro',
    'buero',
    'burostandort',
    'raum',
    'kantor',
    'ruang',
    'lokasikantor',
  ],
}

/**
 * Returns the name in a heading: `First name [givenName]` has the property in brackets, `First Name
 * [Required]` a remark about the column.
 */
function nameOf(heading: string): string {
  const [, property] = /\[([a-z]+[A-Za-z]*)\]/.exec(heading) ?? []
  return (property ?? heading.replaceAll(/\[[^\]]*\]/g, ''))
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/**
 * Returns the most likely field of each column, by its heading. A user name column full of
 * addresses counts as the address column if there is no other.
 */
export function recognizeColumns(
  headings: readonly string[],
  first: readonly (readonly string[])[],
): Mapping {
  const named = headings.map(nameOf)
  const mapping: (ImportField | undefined)[] = headings.map(() => undefined)
  for (const field of importFields) {
    const name = names[field].find((each) => named.some((it, at) => it === each && !mapping[at]))
    if (name !== undefined) mapping[named.indexOf(name)] = field
  }
  // Older exports of our user list have the number of groups under this heading.
  const groups = mapping.indexOf('groups')
  const told = first.flatMap((row) => row[groups] || [])
  if (told.length > 0 && told.every((cell) => /^\d+$/.test(cell))) mapping[groups] = undefined
  const at = mapping.indexOf('name')
  const holdsAddresses = at >= 0 && first.every((row) => row[at]?.includes('@'))
  if (holdsAddresses && !mapping.includes('email')) mapping[at] = 'email'
  return mapping
}

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
  name: ['name', 'username', 'benutzername', 'namapengguna', 'samaccountname', 'mailnickname'],
  displayName: ['displayname', 'anzeigename', 'namatampilan', 'fullname'],
  firstName: ['firstname', 'vorname', 'namadepan', 'givenname'],
  lastName: ['lastname', 'nachname', 'namabelakang', 'surname', 'familyname'],
  initials: ['initials', 'initialen', 'inisial'],
  email: [
    'email',
    'primaryemailaddress',
    'emailaddress',
    'primareemailadresse',
    'alamatemailutama',
    'mail',
    'primarysmtpaddress',
    'userprincipalname',
  ],
  aliases: ['aliases', 'aliasse', 'alias', 'proxyaddresses', 'emailaddresses'],
  groups: ['groups', 'gruppen', 'grup'],
  password: ['password', 'initialpassword', 'passwordprofile', 'passwort', 'katasandi'],
  role: ['role', 'userrole', 'rolle', 'peran'],
  hiddenFromGlobalAddressList: [
    'hiddenfromglobaladdresslist',
    'hiddenfromtheglobaladdresslist',
    'inderglobalenadresslisteausgeblendet',
    'hiddenfromaddresslistsenabled',
    'disembunyikandaridaftaralamatglobal',
  ],
  mailboxQuota: ['mailboxquota', 'mailboxquotamb', 'postfachkontingentmb', 'kuotakotaksuratmb'],
  telephone: [
    'telephone',
    'telephonenumber',
    'phonenumber',
    'officephone',
    'workphone',
    'telefon',
    'telepon',
    'mobilephone',
    'mobile',
  ],
  street: ['street', 'streetaddress', 'strasse', 'jalan', 'address', 'workaddress'],
  city: ['city', 'ort', 'kota', 'stadt'],
  zipCode: ['zipcode', 'postalcode', 'ziporpostalcode', 'postleitzahl', 'kodepos'],
  country: ['country', 'countryregion', 'countryorregion', 'land', 'negara'],
  company: ['company', 'companyname', 'firma', 'unternehmen', 'perusahaan'],
  department: ['department', 'abteilung', 'departemen'],
  jobTitle: ['jobtitle', 'title', 'employeetitle', 'position', 'jabatan'],
  office: [
    'office',
    'officelocation',
    'physicaldeliveryofficename',
    'officenumber',
    'buro',
    'kantor',
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
  const at = mapping.indexOf('name')
  const holdsAddresses = at >= 0 && first.every((row) => row[at]?.includes('@'))
  if (holdsAddresses && !mapping.includes('email')) mapping[at] = 'email'
  return mapping
}

// @vitest-environment node
import { expect, test } from 'vitest'
import { type ImportField, importFields } from './import-fields.ts'
import de from './locales/de.json'
import en from './locales/en.json'
import id from './locales/id.json'
import { recognizeColumns } from './recognize-columns.ts'

function recognized(headings: string, ...first: string[][]) {
  const names = headings.split(',')
  const mapping = recognizeColumns(names, first)
  return Object.fromEntries(
    names.flatMap((name, index) => (mapping[index] ? [[name, mapping[index]]] : [])),
  )
}

test.each([
  ['English', en],
  ['German', de],
  ['Indonesian', id],
])('every heading of the template is recognized in %s', (_, words: Record<string, string>) => {
  const headings = importFields.map((field) => words[`field.${field}`] ?? '')
  expect(recognizeColumns(headings, [])).toEqual(importFields)
})

test('the export of the Microsoft 365 admin center is recognized', () => {
  expect(
    recognized(
      'Block credential,City,Country/Region,Department,DirSyncEnabled,Display name,Fax,First name,Last dirsync time,Last name,Licenses,Mobile Phone,Object Id,Office,Phone number,Postal code,Proxy addresses,State,Street address,Title,Usage location,User principal name,When created',
    ),
  ).toEqual({
    City: 'city',
    'Country/Region': 'country',
    Department: 'department',
    'Display name': 'displayName',
    'First name': 'firstName',
    'Last name': 'lastName',
    Office: 'office',
    'Phone number': 'telephone',
    'Postal code': 'zipCode',
    'Proxy addresses': 'aliases',
    'Street address': 'street',
    Title: 'jobTitle',
    'User principal name': 'email',
  })
})

test('the template of Microsoft 365 has addresses as user names', () => {
  expect(
    recognized('Username,First name,Last name,Display name,Job title,Office phone,Address', [
      'chris@contoso.com',
    ]),
  ).toMatchObject({ Username: 'email', 'Office phone': 'telephone', Address: 'street' })
  expect(recognized('Username,Email', ['chris@contoso.com', 'chris@contoso.com'])).toEqual({
    Username: 'name',
    Email: 'email',
  })
})

test('the export of Google Workspace is recognized', () => {
  expect(
    recognized(
      'First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Password Hash Function [UPLOAD ONLY],Org Unit Path [Required],Recovery Email,Work Secondary Email,Work Phone,Mobile Phone,Work Address,Employee Title,Department,Cost Center',
    ),
  ).toEqual({
    'First Name [Required]': 'firstName',
    'Last Name [Required]': 'lastName',
    'Email Address [Required]': 'email',
    'Password [Required]': 'password',
    'Work Phone': 'telephone',
    'Work Address': 'street',
    'Employee Title': 'jobTitle',
    Department: 'department',
  })
})

test('the export and the bulk template of Entra are recognized', () => {
  expect(
    recognized(
      'userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,streetAddress,country,officeLocation,city,postalCode,telephoneNumber,companyName',
    ),
  ).toEqual({
    displayName: 'displayName',
    surname: 'lastName',
    mail: 'email',
    givenName: 'firstName',
    jobTitle: 'jobTitle',
    department: 'department',
    streetAddress: 'street',
    country: 'country',
    officeLocation: 'office',
    city: 'city',
    postalCode: 'zipCode',
    telephoneNumber: 'telephone',
    companyName: 'company',
  })
  expect(
    recognized(
      'Name [displayName] Required,User name [userPrincipalName] Required,Initial password [passwordProfile] Required,Block sign in (Yes/No) [accountEnabled] Required,First name [givenName],Office [physicalDeliveryOfficeName]',
    ),
  ).toEqual({
    'Name [displayName] Required': 'displayName',
    'User name [userPrincipalName] Required': 'email',
    'Initial password [passwordProfile] Required': 'password',
    'First name [givenName]': 'firstName',
    'Office [physicalDeliveryOfficeName]': 'office',
  })
})

test.each<[ImportField, string]>([
  ['name', 'Login name,Anmeldename'],
  ['displayName', 'Full name,Nama lengkap'],
  ['firstName', 'Vorname,Nama depan,Forename'],
  ['lastName', 'Nachname,Familienname,Nama keluarga'],
  ['email', 'E-mail,E-Mail-Adresse,Alamat email,Surel,Primary Email'],
  [
    'aliases',
    'Alias,Aliases,Aliase,Aliasse,Alias-Adressen,E-Mail-Aliase,Email aliases,Alamat alias',
  ],
  ['groups', 'Groups,Gruppen,Grup'],
  ['password', 'Passwort,Kennwort,Kata sandi'],
  ['mailboxQuota', 'Quota,Quota (MB),Kontingent,Kontingent (MB),Kuota,Kuota (MB)'],
  ['hiddenFromGlobalAddressList', 'Hidden,Ausgeblendet,Disembunyikan'],
  [
    'telephone',
    'Phone,Tel.,Telefonnummer,Rufnummer,Business Phone,Mobile,Mobil,Handy,No. telepon,Ponsel',
  ],
  ['street', 'Straße,Strasse,Street address,Straße/Hausnummer,Alamat'],
  ['city', 'Town,Stadt,Ort,Wohnort,Kota'],
  ['zipCode', 'Zip,ZIP/Postal code,Postcode,PLZ,Postleitzahl,Kode pos'],
  ['country', 'Country/Region,Land/Region,Negara'],
  ['company', 'Organization,Firma,Perusahaan'],
  ['department', 'Dept.,Abteilung,Abt.,Departemen,Bagian'],
  ['jobTitle', 'Title,Stellenbezeichnung,Funktion,Jabatan,Posisi'],
  ['office', 'Room,Büro,Buero,Raum,Kantor'],
])('%s is recognized under what people call it: %s', (field, headings) => {
  for (const heading of headings.split(','))
    expect(recognizeColumns([heading], [['ann']]), heading).toEqual([field])
})

test('of two columns for one detail the surer one is taken, and the other is left out', () => {
  expect(recognized('Mobile,Phone')).toEqual({ Phone: 'telephone' })
})

test('a count of groups is never taken for groups', () => {
  for (const heading of ['Number of groups', 'Anzahl Gruppen', 'Jumlah grup'])
    expect(recognizeColumns([heading], [])).toEqual([undefined])
  // Older exports of our own list.
  expect(
    recognizeColumns(
      ['User name', 'Groups'],
      [
        ['ana', '1'],
        ['bo', ''],
      ],
    ),
  ).toEqual(['name', undefined])
  expect(
    recognizeColumns(
      ['User name', 'Groups'],
      [
        ['ana', ''],
        ['bo', ''],
      ],
    ),
  ).toEqual(['name', 'groups'])
  expect(
    recognizeColumns(
      ['User name', 'Groups'],
      [
        ['ana', '1'],
        ['bo', 'Sales'],
      ],
    ),
  ).toEqual(['name', 'groups'])
})

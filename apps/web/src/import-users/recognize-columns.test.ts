// @vitest-environment node
import { expect, test } from 'vitest'
import { importFields } from './import-fields.ts'
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

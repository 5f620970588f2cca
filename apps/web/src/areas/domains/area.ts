import type { RouteObject } from 'react-router'
import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const domains = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

const dnsCheck = words(
  () => import('./dns-check/locales/en.json'),
  () => import('./dns-check/locales/de.json'),
  () => import('./dns-check/locales/id.json'),
)

const moveDomain = words(
  () => import('./move/locales/en.json'),
  () => import('./move/locales/de.json'),
  () => import('./move/locales/id.json'),
)

const route53 = words(
  () => import('./route53/locales/en.json'),
  () => import('./route53/locales/de.json'),
  () => import('./route53/locales/id.json'),
)

const domainRecords = words(
  () => import('./records/locales/en.json'),
  () => import('./records/locales/de.json'),
  () => import('./records/locales/id.json'),
)

const mailFrom = words(
  () => import('./mail-from/locales/en.json'),
  () => import('./mail-from/locales/de.json'),
  () => import('./mail-from/locales/id.json'),
)

const identityPolicies = words(
  () => import('./identity-policies/locales/en.json'),
  () => import('./identity-policies/locales/de.json'),
  () => import('./identity-policies/locales/id.json'),
)

const sending = words(
  () => import('./sending/locales/en.json'),
  () => import('./sending/locales/de.json'),
  () => import('./sending/locales/id.json'),
)

const autodiscover = words(
  () => import('./autodiscover/locales/en.json'),
  () => import('./autodiscover/locales/de.json'),
  () => import('./autodiscover/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    domains: typeof domains
    dnsCheck: typeof dnsCheck
    moveDomain: typeof moveDomain
    route53: typeof route53
    domainRecords: typeof domainRecords
    mailFrom: typeof mailFrom
    identityPolicies: typeof identityPolicies
    sending: typeof sending
    autodiscover: typeof autodiscover
  }
}

const { page, dialog } = routesWith('domains')
const records = routesWith('domainRecords', 'dnsCheck')
const check = routesWith('dnsCheck')
const mailFromRoutes = routesWith('mailFrom', 'dnsCheck')
const policies = routesWith('identityPolicies')
const feedback = routesWith('sending')

/** The dialogs over the page of a domain, or over the list, where `of` is the rest of the address. */
const domainDialogs = (of: '' | '/:domainName') => [
  dialog(
    `default${of}`,
    'mailDomains.updateDefault',
    () => import('./list/DefaultDomainDialog.tsx'),
  ),
  dialog(`remove${of}`, 'mailDomains.deregister', () => import('./list/RemoveDomainDialog.tsx')),
]

/** The tabs of a domain's page; dialogs are children of the tab below them. */
const tabs: RouteObject[] = [
  records.page('', 'anybody', () => import('./records/RecordsTab.tsx'), [
    ...domainDialogs(''),
    dialog('register', 'mailDomains.register', () => import('./list/RegisterAgainDialog.tsx')),
    records.dialog('dkim', 'dkim.setEnabled', () => import('./records/SetDkimDialog.tsx')),
    records.dialog(
      'assign/:localPart',
      'aliases.create',
      () => import('./records/AssignAddressDialog.tsx'),
    ),
    routesWith('route53', 'domainRecords').dialog(
      'route53',
      'hostedZoneChanges.apply',
      () => import('./route53/UpdateRoute53Dialog.tsx'),
    ),
  ]),
  check.page('dns-check', 'dnsRecords.check', () => import('./dns-check/DnsCheckTab.tsx'), [
    check.dialog(':purpose', 'dnsRecords.check', () => import('./dns-check/DnsAnswersDialog.tsx')),
  ]),
  routesWith('autodiscover', 'dnsCheck', 'mailServers').page(
    'autodiscover',
    'autodiscover.probe',
    () => import('./autodiscover/AutodiscoverTab.tsx'),
  ),
  mailFromRoutes.page('mail-from', 'anybody', () => import('./mail-from/MailFromTab.tsx'), [
    mailFromRoutes.dialog(
      'edit',
      'mailFromDomains.put',
      () => import('./mail-from/EditMailFromDialog.tsx'),
    ),
    mailFromRoutes.dialog(
      'disable',
      'mailFromDomains.put',
      () => import('./mail-from/DisableMailFromDialog.tsx'),
    ),
  ]),
  policies.page(
    'identity-policies',
    'identityPolicies.list',
    () => import('./identity-policies/IdentityPoliciesTab.tsx'),
    [
      policies.dialog(
        'update',
        'mailDomains.register',
        () => import('./identity-policies/UpdatePolicyDialog.tsx'),
      ),
      policies.dialog(
        ':policyName/delete',
        'identityPolicies.delete',
        () => import('./identity-policies/DeletePolicyDialog.tsx'),
      ),
    ],
  ),
  feedback.page(
    'feedback',
    'domainIdentities.describe',
    () => import('./sending/FeedbackTab.tsx'),
    [
      feedback.dialog(
        'forwarding',
        'identityFeedback.setForwardingEnabled',
        () => import('./sending/ForwardingDialog.tsx'),
      ),
      feedback.dialog(
        'topics/:notificationType',
        'identityFeedback.setTopic',
        () => import('./sending/TopicDialog.tsx'),
      ),
    ],
  ),
  page('uses', 'entities.search', () => import('./list/UsesTab.tsx')),
]

export default defineArea({
  words: {
    domains,
    dnsCheck,
    moveDomain,
    route53,
    domainRecords,
    mailFrom,
    identityPolicies,
    sending,
    autodiscover,
  },
  routes: {
    organization: [
      page(
        'domains',
        'mailDomains.list',
        () => import('./list/DomainsPage.tsx'),
        domainDialogs('/:domainName'),
      ),
      page('domains/add', 'mailDomains.register', () => import('./list/AddDomainPage.tsx')),
      routesWith('domains', 'route53').page(
        'domains/:domainName',
        'mailDomains.describe',
        () => import('./DomainPage.tsx'),
        tabs,
      ),
      ...['create', ':policyName/edit'].map((path) =>
        policies.page(
          `domains/:domainName/identity-policies/${path}`,
          'identityPolicies.put',
          () => import('./identity-policies/EditPolicyPage.tsx'),
        ),
      ),
      policies.page(
        'domains/update-policies',
        'mailDomains.register',
        () => import('./identity-policies/UpdatePoliciesPage.tsx'),
      ),
      routesWith('moveDomain').page(
        'domains/:domainName/move',
        'jobs.plan',
        () => import('./move/MoveDomainPage.tsx'),
      ),
      routesWith('sending', 'domains').page(
        'sending',
        'sending.describe',
        () => import('./sending/SendingPage.tsx'),
      ),
    ],
  },
  menu: {
    organization: [
      { path: 'domains', name: 'domains', operation: 'mailDomains.list' },
      { path: 'sending', name: 'sesSending', operation: 'sending.describe' },
    ],
  },
  palette: [
    { path: 'domains/add', name: 'addDomain', operation: 'mailDomains.register' },
    { path: 'domains/update-policies', name: 'updatePolicies', operation: 'mailDomains.register' },
  ],
})

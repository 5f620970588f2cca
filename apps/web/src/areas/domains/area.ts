import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const domains = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

const identityPolicies = words(
  () => import('./identity-policies/locales/en.json'),
  () => import('./identity-policies/locales/de.json'),
  () => import('./identity-policies/locales/id.json'),
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

const sending = words(
  () => import('./sending/locales/en.json'),
  () => import('./sending/locales/de.json'),
  () => import('./sending/locales/id.json'),
)

const dnsCheck = words(
  () => import('./dns-check/locales/en.json'),
  () => import('./dns-check/locales/de.json'),
  () => import('./dns-check/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    domains: typeof domains
    identityPolicies: typeof identityPolicies
    moveDomain: typeof moveDomain
    route53: typeof route53
    domainRecords: typeof domainRecords
    mailFrom: typeof mailFrom
    sending: typeof sending
    dnsCheck: typeof dnsCheck
  }
}

const { page } = routesWith('domains')
const feedback = routesWith('sending', 'domains')
const policies = routesWith('identityPolicies', 'domains')

export default defineArea({
  words: {
    domains,
    identityPolicies,
    moveDomain,
    route53,
    domainRecords,
    mailFrom,
    sending,
    dnsCheck,
  },
  routes: {
    organization: [
      page('domains', 'mailDomains.list', () => import('./list/DomainsPage.tsx')),
      page('domains/:domainName', 'mailDomains.describe', () => import('./DomainPage.tsx'), [
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
        routesWith('domains', 'domainRecords').page(
          '',
          'anybody',
          () => import('./records/RecordsTab.tsx'),
        ),
      ]),
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
      feedback.page('sending', 'sending.describe', () => import('./sending/SendingPage.tsx')),
    ],
  },
  menu: {
    organization: [
      { path: 'domains', name: 'domains', operation: 'mailDomains.list' },
      { path: 'sending', name: 'sesSending', operation: 'sending.describe' },
    ],
  },
  palette: [
    { path: 'domains/update-policies', name: 'updatePolicies', operation: 'mailDomains.register' },
  ],
})

import type { OnboardingTemplate } from '@mailroom/schemas/onboarding-templates'
import { Details } from '@mailroom/ui/Details'
import { hasText, useText } from '../../../kit/words/texts.ts'
import { EntityName } from '../EntityName.tsx'

/** The groups, aliases and details of a template, for people who do not open its form. */
export function TemplateDetails({ template }: { template: OnboardingTemplate }) {
  const text = useText('bulk')
  const { groupIds, aliasPatterns, attributes } = template
  const labelOf = (name: string) => {
    const key = `attribute.${name}`
    return hasText('bulk', key) ? text(key) : name
  }
  return (
    <Details
      items={[
        {
          label: text('groups'),
          value:
            groupIds.length > 0 ? (
              <ul className="plain-list">
                {groupIds.map((id) => (
                  <li key={id}>
                    <EntityName type="GROUP" id={id} />
                  </li>
                ))}
              </ul>
            ) : undefined,
        },
        { label: text('aliasPatterns'), value: aliasPatterns.join(', ') },
        ...Object.entries(attributes).map(([name, value]) => ({ label: labelOf(name), value })),
      ]}
    />
  )
}

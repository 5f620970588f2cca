import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { useText } from '../../texts/texts.ts'

/** What permissions are, and what people wonder about after setting them. Source: PERM-01, 03, 10, 11, 14. */
const facts = [
  'concept',
  'hidden',
  'groups',
  'time',
  'outlook',
  'webApp',
  'folders',
  'rules',
] as const

export function PermissionsHelp() {
  const text = useText('directory')
  return (
    <ExpandableSection headerText={text('permissionsHelp')}>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{text(`permissionsHelp.${fact}`)}</li>
        ))}
      </ul>
    </ExpandableSection>
  )
}

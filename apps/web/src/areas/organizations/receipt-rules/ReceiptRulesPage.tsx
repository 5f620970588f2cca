import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope, WritableContext } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useText } from '../../../kit/words/texts.ts'
import { RuleSet } from './RuleSet.tsx'

/**
 * The receipt rules of Amazon SES, to find the invalid part that keeps AWS from deleting the
 * organization: those whose name contains its id, or all. Source: ORG-36, 02/S-06.
 */
export function ReceiptRulesPage() {
  const text = useText('receiptRules')
  const scope = useOrganizationScope()
  const { connectionId, region } = scope
  const query = useRead('receiptRuleSets.list', { connectionId, region })
  const [shown, setShown] = useChoice('rules', ['all'])
  return (
    // The rules belong to Amazon SES: the state of the organization forbids nothing here.
    <WritableContext value={true}>
      <Page title={text('title')} description={text('description')}>
        <ul>
          <li>{text('check')}</li>
          <li>{text('repair', { region })}</li>
          <Can id="organizations.delete">
            <li>
              {text('afterwards')}{' '}
              <AppLink to={organizationPath(scope, 'delete')}>{text('toDelete')}</AppLink>
            </li>
          </Can>
        </ul>
        <Toggle
          checked={shown === 'all'}
          onChange={({ detail }) => setShown(detail.checked ? 'all' : '')}
        >
          {text('showAll')}
        </Toggle>
        <Loaded query={query}>
          {({ items }) => (
            <SpaceBetween size="l">
              {!items.some(({ isActive }) => isActive) && <div>{text('noneActive')}</div>}
              {items.map((ruleSet) => (
                <RuleSet key={ruleSet.name} {...ruleSet} showsAll={shown === 'all'} />
              ))}
            </SpaceBetween>
          )}
        </Loaded>
      </Page>
    </WritableContext>
  )
}

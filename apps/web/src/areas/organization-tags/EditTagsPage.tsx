import Container from '@cloudscape-design/components/container'
import { isReservedTagKey, OrganizationTag } from '@mailroom/schemas/organization-tags'
import { useNavigate } from 'react-router'
import * as z from 'zod/mini'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { EditForm } from '../../kit/form/EditForm.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { type Text, useText } from '../../kit/words/texts.ts'
import { TagFields } from './TagFields.tsx'

function tagWords(text: Text<'organizationTags'>, value: unknown): string {
  const tags = z.array(OrganizationTag).safeParse(value).data ?? []
  return tags.length === 0 ? text('none') : tags.map((tag) => text('pair', tag)).join(', ')
}

/** Adds, changes and removes tags of an organization, all at once. Source: TAG-02, TAG-05. */
export function EditTagsPage() {
  const text = useText('organizationTags')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const query = useRead('organizationTags.list', scope)
  return (
    <Page title={text('edit')} description={text('limits')}>
      <Loaded query={query}>
        {({ items }) => (
          <EditForm
            id="organizationTags.put"
            fixed={scope}
            original={{ tags: items.filter(({ key }) => !isReservedTagKey(key)) }}
            fieldWords={{ label: () => text('title'), value: (_, value) => tagWords(text, value) }}
            submitLabel={text('save')}
            saved={() => text('saved')}
            halfSaved={(reason) => text('halfSaved', { reason })}
            onClose={() => void navigate(organizationPath(scope, 'tags'))}
          >
            <Container>
              <TagFields />
            </Container>
          </EditForm>
        )}
      </Loaded>
    </Page>
  )
}

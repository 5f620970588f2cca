import Alert from '@cloudscape-design/components/alert'
import { Loading } from '@mailroom/ui/Loading'
import type { ComponentProps, ReactNode } from 'react'
import type { Query } from '../data/query.ts'
import { useText } from '../words/texts.ts'
import { AppButton } from './AppButton.tsx'
import { Loaded, type NotFound } from './Loaded.tsx'
import { Page } from './Page.tsx'
import { PageTabs } from './PageTabs.tsx'

type Props<Thing> = {
  query: Query<Thing>
  /** The title until the thing is loaded: its name if a list has told it, else its type. */
  name: string
  /** What is said if the thing does not exist, and the way to those that do. */
  notFound: Pick<NotFound, 'codes' | 'title'> & {
    explanation: string
    back: { to: string; label: string }
  }
  title: (thing: Thing) => string
  description?: (thing: Thing) => ReactNode
  actions: (thing: Thing) => ReactNode
  notices?: (thing: Thing) => ReactNode
  tabs?: { label: (thing: Thing) => string; items: ComponentProps<typeof PageTabs>['tabs'] }
  /** The notices and parts of a page without tabs. */
  children?: (thing: Thing) => ReactNode
}

/** The page of one thing: its name, actions, notices, and its tabs or parts. Source: GEN-10. */
export function ThingPage<Thing>(props: Props<Thing>) {
  const { query, name, notFound, tabs } = props
  const text = useText('app')
  return (
    <Loaded
      query={query}
      Frame={Page}
      title={name}
      outline={<Loading label={text('loading')} tabs={tabs?.items.length ?? 0} />}
      notFound={{
        ...notFound,
        content: (
          <Alert
            type="info"
            action={<AppButton to={notFound.back.to}>{notFound.back.label}</AppButton>}
          >
            {notFound.explanation}
          </Alert>
        ),
      }}
    >
      {(thing) => (
        <Page
          title={props.title(thing)}
          description={props.description?.(thing)}
          actions={props.actions(thing)}
        >
          {props.notices?.(thing)}
          {tabs && <PageTabs label={tabs.label(thing)} tabs={tabs.items} />}
          {props.children?.(thing)}
        </Page>
      )}
    </Loaded>
  )
}

// The operations of leaving WorkMail, as in declarations.ts. The build keeps them out of what every page
// loads: until a page needs one, the browser knows who may use it and what it changes, but not its shapes.
export { approvals } from './approvals.ts'
export { cutOvers } from './cut-overs.ts'
export { archives } from './archives.ts'
export { exit } from './exit.ts'
export { exportEvidence } from './export-evidence.ts'
export { exportJobs } from './export-jobs.ts'
export { exportRuns } from './export-runs.ts'
export { exportSettings } from './export-settings.ts'
export { lintDecisions, lintFindings } from './lint-findings.ts'
export { mailboxExclusions } from './mailbox-exclusions.ts'
export { snapshotSchedules } from './snapshot-schedules.ts'
export { snapshots } from './snapshots.ts'

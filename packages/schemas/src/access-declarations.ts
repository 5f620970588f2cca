// The operations of who gets in – rules, devices, tokens, roles –, as in declarations.ts. The build
// keeps them out of what every page loads, as it does with those of leaving-declarations.ts.
export { accessControlRules } from './access-control-rules.ts'
export { identityAssignments } from './identity-assignments.ts'
export { identityProviderSettings } from './identity-provider-settings.ts'
export { accessSampleAddresses } from './access-sample-addresses.ts'
export { accessTestCases } from './access-test-cases.ts'
export { accessPaths } from './access-paths.ts'
export { accessReviews } from './access-reviews.ts'
export { mobileDeviceAccessOverrides } from './mobile-device-access-overrides.ts'
export { mobileDeviceAccessRules } from './mobile-device-access-rules.ts'
export { mobileDevices } from './mobile-devices.ts'
export { personalAccessTokens } from './personal-access-tokens.ts'

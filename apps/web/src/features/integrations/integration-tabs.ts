/** The parts of the page of connected systems; the address names the open one. */
export const INTEGRATION_TABS = ['keys', 'webhooks'] as const;
export type IntegrationTab = (typeof INTEGRATION_TABS)[number];

import { expect, type Locator } from '@playwright/test';

const hasFocus = (locator: Locator): Promise<boolean> => locator.evaluate((each) => each === document.activeElement);

/** Presses a key until the focus has come to what is looked for. */
export async function walkTo(goal: Locator, key = 'Tab'): Promise<void> {
  const { keyboard } = goal.page();
  for (let press = 0; press < 150 && !(await hasFocus(goal)); press++) await keyboard.press(key);
  await expect(goal).toBeFocused();
}

/** Presses a button, a box or a menu's item as it is pressed without a mouse. */
export async function enter(goal: Locator, key = 'Tab'): Promise<void> {
  await walkTo(goal, key);
  await goal.page().keyboard.press('Enter');
}

/** Opens a list or a menu and walks down to one of its members. */
export async function pick(button: Locator, member: Locator): Promise<void> {
  await walkTo(button);
  const { keyboard } = button.page();
  await keyboard.press((await button.getAttribute('role')) === 'combobox' ? 'ArrowDown' : 'Enter');
  await expect(member).toBeVisible();
  await expect(member.locator('xpath=..').locator(':focus')).toBeVisible();
  await keyboard.press('Home');
  await enter(member, 'ArrowDown');
}

namespace ApprovalFlow.BrowserTests;

/// <summary>The look that every page gets, at pages with and without a fault.</summary>
internal sealed class AccessibilityTests : BrowserTest
{
    [TestCase("document.documentElement.removeAttribute('lang')", "html-has-lang")]
    [TestCase("document.querySelector('main').append(document.createElement('input'))", "label")]
    [TestCase("document.querySelector('main h1').style.color = '#fff'", "color-contrast")]
    [TestCase("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')", "button-name")]
    public async Task A_fault_that_was_not_there_before_is_found_and_once(string change, string rule)
    {
        var page = (await Stranger()).Page;
        await page.GotoAsync("/aanmelden");
        await Accessibility.Violations(page);
        Assert.That(await Accessibility.Violations(page), Is.Empty);
        await page.EvaluateAsync(change);
        Assert.That(await Accessibility.Violations(page), Has.Some.Contains($": {rule}: "));
        Assert.That(await Accessibility.Violations(page), Is.Empty);
    }
}

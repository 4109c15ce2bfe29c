using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ApprovalFlow.BrowserTests;

internal static class Accessibility
{
    /// <summary>One line for each element that axe finds fault with.</summary>
    public static async Task<IEnumerable<string>> Violations(IPage page)
    {
#pragma warning disable CS0618 // the other mode is for frames, which no page has, and opens a page for each run
        var result = await page.RunAxeLegacy();
#pragma warning restore CS0618
        return result.Violations.SelectMany(violation =>
            violation.Nodes.Select(node =>
                $"{page.Url} at {page.ViewportSize!.Width} px: {violation.Id}: {violation.Help}: {node.Html}"
            )
        );
    }
}

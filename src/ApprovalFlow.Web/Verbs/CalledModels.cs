using System.Text.RegularExpressions;

namespace ApprovalFlow.Web.Verbs;

/// <summary>
/// Others' models call each other by the id of a process: it is looked for in the files beside the calling one, then in
/// the whole folder of models, the file with the name most like it first.
/// </summary>
internal sealed class CalledModels(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public string? Find(string caller, string process)
    {
        var from = Path.GetFullPath(Path.Combine(folder, caller));
        var pattern = new Regex(
            $"""<(\w+:)?process\s[^>]*\bid\s*=\s*["']{Regex.Escape(process)}["']""",
            RegexOptions.None,
            Patience
        );
        return Files(from).Select(File.ReadAllText).FirstOrDefault(xml => pattern.IsMatch(xml));
    }

    private IEnumerable<string> Files(string from) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => f != from && Path.GetExtension(f) is ".bpmn" or ".xml")
            .OrderByDescending(f => Path.GetDirectoryName(f) == Path.GetDirectoryName(from))
            .ThenByDescending(f => f.Zip(from).TakeWhile(pair => pair.First == pair.Second).Count())
            .ThenBy(f => f, StringComparer.Ordinal);
}

namespace ApprovalFlow.Persistence;

/// <summary>
/// How the statements of a command are planned. A prepared statement keeps the plan of its first uses, and in a table
/// that was nearly empty then it walks through every row until statistics are next gathered: by then there may be
/// thousands. These statements are all about single rows by their key, so they never walk.
/// </summary>
internal static class Planning
{
    /// <summary>
    /// Columns of a question of the transaction in which it is to hold. Without the second what can only be walked would
    /// seem so dear that it is compiled.
    /// </summary>
    public const string ByIndex = "set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)";
}

namespace ApprovalFlow.Persistence;

/// <summary>
/// How the statements of a command are planned. A prepared statement keeps the plan of its first uses, and in a table
/// that was nearly empty then it walks through every row until statistics are next gathered: by then there may be
/// thousands. What a command asks and changes is found by a key, so where there is an index it is taken.
/// </summary>
internal static class Planning
{
    /// <summary>
    /// Holds for the questions after it until the transaction ends, or the batch without one; first, since a question is
    /// planned before it is answered. Without the second what can only be walked would seem so dear that it is compiled.
    /// </summary>
    public static void ByIndex(ReadBatch batch) =>
        batch.Add(
            "SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)",
            (_, _) => Task.CompletedTask
        );
}

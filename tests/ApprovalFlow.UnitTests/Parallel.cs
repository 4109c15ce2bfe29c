// No test here has a world outside itself.
[assembly: Parallelizable(ParallelScope.Fixtures)]

// The application of the run is shared: a test looks for its own nota, never for the first of a list.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]

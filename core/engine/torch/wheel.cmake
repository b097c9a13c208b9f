# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# LibTorch from a PyTorch wheel (STUDIO_TORCH_WHEEL: the site-packages it was installed into) in place of Debian's: the
# wheel's own find_package(Torch) wants nvcc even for host code. Sets TORCH_LIBRARIES, as find_package does; a wheel with
# CUDA also brings the definition STUDIO_CUDA and the headers of CUDA's run time, so that no toolkit need be installed.
set(torch_wheel "${STUDIO_TORCH_WHEEL}/torch")
if(NOT EXISTS "${torch_wheel}/lib/libtorch_cpu.so")
    message(FATAL_ERROR "STUDIO_TORCH_WHEEL: there is no PyTorch in ${STUDIO_TORCH_WHEEL}")
endif()
add_library(studio_torch_wheel INTERFACE)
target_include_directories(studio_torch_wheel SYSTEM INTERFACE
    "${torch_wheel}/include" "${torch_wheel}/include/torch/csrc/api/include")
target_link_directories(studio_torch_wheel INTERFACE "${torch_wheel}/lib")
target_link_libraries(studio_torch_wheel INTERFACE torch torch_cpu c10)
set(torch_libraries "${torch_wheel}/lib")

file(GLOB torch_runtime "${STUDIO_TORCH_WHEEL}/nvidia/cu*/lib/libcudart.so.*")
if(EXISTS "${torch_wheel}/lib/libtorch_cuda.so" AND torch_runtime)
    list(GET torch_runtime 0 torch_runtime)
    cmake_path(GET torch_runtime PARENT_PATH torch_cuda)
    target_compile_definitions(studio_torch_wheel INTERFACE STUDIO_CUDA)
    target_include_directories(studio_torch_wheel SYSTEM INTERFACE "${torch_cuda}/../include")
    # Nothing of ours names libtorch_cuda: it registers itself when it is loaded.
    target_link_libraries(studio_torch_wheel INTERFACE
        -Wl,--push-state,--no-as-needed torch_cuda -Wl,--pop-state c10_cuda "${torch_runtime}")
    file(GLOB torch_compiler "${torch_cuda}/libnvrtc.so.*")
    list(GET torch_compiler 0 torch_compiler)
    target_link_libraries(studio_torch_wheel INTERFACE "${torch_compiler}")
    file(GLOB torch_vendor "${STUDIO_TORCH_WHEEL}/nvidia/*/lib")
    list(APPEND torch_libraries ${torch_vendor})
endif()
# The wheel stays where it is: installed programs find it there, too.
foreach(folder ${torch_libraries})
    target_link_options(studio_torch_wheel INTERFACE "-Wl,-rpath,${folder}" "-Wl,-rpath-link,${folder}")
endforeach()
set(TORCH_LIBRARIES studio_torch_wheel)
